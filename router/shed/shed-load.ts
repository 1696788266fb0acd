import type { FastifyInstance, FastifyReply } from 'fastify';
import { graphqlPath } from '../../shared/http/http-server.js';
import { errorBody } from '../../shared/http/refusals.js';
import { Lateness } from './lateness.js';
import { MemoryUse } from './memory-use.js';
import { RequestsInFlight } from './requests-in-flight.js';

/** When a router refuses requests, so that those it has taken are answered. */
export interface SheddingLimits {
  /** Requests that are being answered at once. */
  readonly requestsMax: number;
  /** Milliseconds by which the process may be late with what is due, while it has more than a few requests. */
  readonly latenessMsMax: number;
  /** The share, from 0 to 1, of the memory that the process may have. */
  readonly memoryShareMax: number;
  /** Processes that share the memory of the machine; one when left out. */
  readonly processes?: number;
}

export const defaultShedding: SheddingLimits = {
  // More than all that one ministry which hangs can hold: its calls on the way and those that wait.
  requestsMax: 512,
  latenessMsMax: 300,
  memoryShareMax: 0.85,
};

/**
 * Refuses GraphQL requests with 503 and `Retry-After` while there is too much to do: before a token is verified or a body
 * read, because a refusal must cost next to nothing. Health and metrics are always answered. Must be called before any
 * hook is added that costs something.
 */
export function shedLoad(server: FastifyInstance, limits: SheddingLimits): void {
  const inFlight = new RequestsInFlight(limits.requestsMax);
  const lateness = new Lateness();
  const memory = new MemoryUse(limits.processes);
  // With a few requests it is something else that makes the process late, and refusing them would not help.
  const fewRequests = limits.requestsMax / 16;
  const isLate = () => inFlight.count > fewRequests && lateness.milliseconds > limits.latenessMsMax;
  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== graphqlPath) return;
    if (isLate() || memory.share > limits.memoryShareMax || !inFlight.take(reply.raw)) await refuse(reply);
  });
  server.addHook('onClose', async () => {
    lateness.stop();
    memory.stop();
  });
}

const refusal = JSON.stringify(
  errorBody(
    'OVERLOADED',
    'The router has more to do than it can; nothing was done. Send the same request again after the seconds in Retry-After.',
  ),
);

function refuse(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .header('retry-after', retryAfterSeconds())
    .type('application/json; charset=utf-8')
    .send(refusal);
}

/** From 1 to 3: those who are refused together should not all come back together. */
const retryAfterSeconds = () => 1 + Math.floor(3 * Math.random());
