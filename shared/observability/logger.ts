import { type DestinationStream, type Logger, pino } from 'pino';

/** What may hold a person's data, wherever a library puts it: at the top of a line or one level below. */
const redacted = ['headers', 'query', 'body', 'variables', 'parameters'];

/**
 * Structured logs to standard output. Only shapes and codes are logged, never values a person could be known by;
 * the redaction below is the second net, for what a library might log by itself.
 * @param destination where lines go instead, to read them.
 */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    name: service,
    level,
    redact: { paths: redacted.flatMap((name) => [name, `*.${name}`]), remove: true },
    serializers: {
      req: (request: { method: string; url: string; id: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      err: shapeOf,
    },
    hooks: { logMethod: withoutErrorMessages },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error without its message: those of databases and HTTP repeat the values they choked on. */
function shapeOf(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  return { type: error.name, code: Reflect.get(error, 'code'), stack: framesOf(error) };
}

function framesOf({ stack = '', message }: Error): string {
  // A message may itself hold a line that looks like a frame.
  const end = stack.indexOf(message);
  const frames = end < 0 ? '' : stack.slice(end + message.length);
  return frames
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}

/** Pino says an error's message where the caller gave no words of his own, and a caller may put it into his. */
function withoutErrorMessages(this: Logger, args: unknown[], method: (...args: unknown[]) => void): void {
  const [first, words] = args;
  const error = first instanceof Error ? first : isObject(first) ? first.err : undefined;
  if (error instanceof Error) {
    const isOwn = typeof words === 'string' && !(error.message && words.includes(error.message));
    method.apply(this, [first instanceof Error ? { err: first } : first, isOwn ? words : error.name]);
  } else {
    method.apply(this, args);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
