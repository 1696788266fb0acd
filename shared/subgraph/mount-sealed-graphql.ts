import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type EnvelopeOpener, envelopeHeader } from '../auth/envelope.js';
import { unauthenticated } from '../auth/unauthenticated.js';
import type { Viewer } from '../auth/viewer.js';
import { invariant } from '../errors/invariant.js';
import { errorBody } from '../http/refusals.js';
import type { Context } from './context.js';

/**
 * Serves GraphQL at `/graphql` to the router alone: whatever comes without an envelope of its making is 401 and nothing
 * else, before a byte of it is parsed.
 */
export async function mountSealedGraphql(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  opener: EnvelopeOpener,
  contextOf: (requestId: string, viewer: Viewer) => Context,
): Promise<void> {
  const viewers = new WeakMap<FastifyRequest, Viewer>();
  const refuse = (reply: FastifyReply) => reply.code(401).send(unauthenticated);
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The envelope is about the very bytes.
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    scope.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      onRequest: async (request, reply) => {
        if (request.method !== 'POST' || request.headers[envelopeHeader] === undefined) await refuse(reply);
      },
      preHandler: async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const viewer = opener.open(request.headers[envelopeHeader], body);
        if (!viewer) return refuse(reply);
        viewers.set(request, viewer);
        try {
          request.body = JSON.parse(body.toString('utf8'));
        } catch {
          return reply.code(400).send(errorBody('BAD_REQUEST', 'The body is not JSON.'));
        }
        return undefined;
      },
      handler: fastifyApolloHandler(apollo, {
        context: async (request) => {
          const viewer = viewers.get(request);
          invariant(viewer, 'only a call with an envelope comes so far');
          return contextOf(request.id, viewer);
        },
      }),
    });
  });
}
