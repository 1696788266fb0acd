import type { FastifyInstance, FastifyReply } from 'fastify';
import type { FaultCode } from '../../shared/errors/fault.js';
import { errorBody } from '../../shared/http/refusals.js';

/** Refuses, by its headers, what could not be read or not be bounded. Must be called before routes are added. */
export function refuseUnreadable(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ headers }, reply) => {
    // A kilobyte of it may be a gigabyte of text.
    const encoding = headers['content-encoding'];
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
      return refuse(reply, 415, 'Send the body as it is, not compressed.');
    if (!URL.canParse(`http://${headers.host ?? 'localhost'}/`))
      return refuse(reply, 400, 'The header "host" names no host.');
    // Without this a WebSocket's first request would be taken for a GET that asks nothing.
    if (headers.upgrade !== undefined)
      return refuse(reply.header('connection', 'close'), 400, noOtherProtocol, 'SUBSCRIPTIONS_NOT_SERVED');
    return undefined;
  });
}

const noOtherProtocol = 'Only requests are answered, by HTTP. There are no subscriptions.';

const refuse = (reply: FastifyReply, status: number, message: string, code: FaultCode = 'BAD_REQUEST') =>
  reply.code(status).send(errorBody(code, message));
