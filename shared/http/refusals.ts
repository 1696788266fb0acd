import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify';

export const bodyBytesMax = 1024 * 1024;

const refusals: Readonly<Record<number, string>> = {
  400: 'The body is not JSON.',
  408: 'The request took too long to arrive.',
  413: 'The body is too large.',
  415: 'Send application/json in UTF-8.',
  431: 'The headers are too large.',
};

/** The body of an answer that is no GraphQL answer: of the same form, so that a client reads one form only. */
export const errorBody = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });

/** Answers what Fastify refuses or fails at, in our words: its own repeat what was sent. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500;
  if (error.code === 'FST_ERR_BAD_URL')
    return reply.code(status).send(errorBody('BAD_REQUEST', 'The address cannot be decoded.'));
  if (status === 413) {
    const { bodyLimit } = request.routeOptions;
    return reply.code(413).send(errorBody('BAD_REQUEST', `A body has at most ${bodyLimit} bytes.`));
  }
  if (status < 500)
    return reply.code(status).send(errorBody('BAD_REQUEST', refusals[status] ?? 'The request is not valid.'));
  request.log.error({ err: error }, 'request failed');
  return reply
    .code(500)
    .send(errorBody('INTERNAL', 'Something broke on our side. The request id finds it in our logs.'));
}

/** Answers bytes that are no HTTP request, of which no handler ever hears. */
export function answerNonsense(error: ConnectionError, socket: Socket): void {
  const status = nonsense[error.code] ?? 400;
  const reason = status === 400 ? 'The request is not HTTP.' : (refusals[status] ?? '');
  const body = JSON.stringify(errorBody('BAD_REQUEST', reason));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

const nonsense: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
