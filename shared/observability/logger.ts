import { type Logger, pino } from 'pino';

/**
 * Structured logs to standard output. Only shapes and codes are logged, never values a person could be known by;
 * the redaction below is the second net, for what a library might log by itself.
 */
export function createLogger(service: string, level: string): Logger {
  return pino({
    name: service,
    level,
    redact: {
      paths: ['req.headers', 'req.query', 'req.body', 'headers', 'body', 'variables', 'parameters', 'query'],
      remove: true,
    },
    serializers: {
      req: (request: { method: string; url: string; id: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      err: (error: Error & { code?: unknown }) => ({
        type: error.name,
        code: error.code,
        stack: frames(error),
      }),
    },
  });
}

/** The frames without the first line: messages of database and HTTP errors repeat the values they choked on. */
function frames(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}
