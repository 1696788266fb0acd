import type { FastifyInstance, FastifyReply } from 'fastify';
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
    return undefined;
  });
}

const refuse = (reply: FastifyReply, status: number, message: string) =>
  reply.code(status).send(errorBody('BAD_REQUEST', message));
