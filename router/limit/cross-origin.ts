import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { graphqlPath } from '../../shared/http/http-server.js';
import { errorBody } from '../../shared/http/refusals.js';

/** For how long a browser remembers a permission. */
const permissionSeconds = 600;

const permission = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'authorization, content-type, apollo-require-preflight, x-purpose, x-lawful-basis, x-request-id, x-cost',
  'access-control-max-age': String(permissionSeconds),
};

/**
 * Tells browsers which other origins' pages may read answers: those listed, by their very text. Nothing is ever allowed
 * with cookies; who asks is known from the token alone. Must be called before routes are added.
 */
export function allowOrigins(server: FastifyInstance, origins: readonly string[]): void {
  const allowed = new Set(origins);
  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== graphqlPath) return;
    if (allowed.size > 0) void reply.header('vary', 'origin');
    const { origin } = request.headers;
    if (origin !== undefined && allowed.has(origin)) {
      void reply.header('access-control-allow-origin', origin);
      void reply.header('access-control-expose-headers', 'x-request-id');
    }
    if (isFromScript(request, allowed)) request.headers['apollo-require-preflight'] = 'fetch-metadata';
  });
  if (allowed.size > 0) server.options(graphqlPath, permit(allowed));
}

const permit = (allowed: ReadonlySet<string>) => async (request: FastifyRequest, reply: FastifyReply) => {
  if (!allowed.has(request.headers.origin ?? ''))
    return reply.code(403).send(errorBody('BAD_REQUEST', 'Pages of this origin may not ask.'));
  return reply.code(204).headers(permission).send();
};

/**
 * Whether a script of our own origin, of an allowed one, or of no page made the request: no page can write
 * `Sec-Fetch-Mode`, and a browser adds `Origin` when a script asks another origin. Images, links and forms, of whose
 * making nobody is asked, have other modes. Apollo Server refuses what does not prove as much by some header.
 */
function isFromScript({ headers }: FastifyRequest, allowed: ReadonlySet<string>): boolean {
  const mode = headers['sec-fetch-mode'];
  if (mode !== 'cors' && mode !== 'same-origin') return false;
  return headers.origin === undefined || allowed.has(headers.origin);
}
