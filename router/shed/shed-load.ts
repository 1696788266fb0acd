import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { graphqlPath } from '../../shared/http/http-server.js';
import { errorBody } from '../../shared/http/refusals.js';
import { RequestsInFlight } from './requests-in-flight.js';

/** When a router refuses requests, so that those it has taken are answered. */
export interface SheddingLimits {
  /** Requests that are being answered at once. */
  readonly requestsMax: number;
  /** Milliseconds by which whatever is due comes late, on average over half a second. */
  readonly eventLoopDelayMaxMs: number;
  /** The share, from 0 to 1, of the largest heap that Node allows and of the memory that this process may have. */
  readonly memoryShareMax: number;
}

export const defaultShedding: SheddingLimits = {
  requestsMax: 512,
  eventLoopDelayMaxMs: 300,
  memoryShareMax: 0.85,
};

const sampleMs = 500;

/**
 * Refuses GraphQL requests with 503 and `Retry-After` while there is too much to do: before a token is verified or a body
 * read, because a refusal must cost next to nothing. Health and metrics are always answered. Must be called before any
 * other hook is added.
 */
export async function shedLoad(server: FastifyInstance, limits: SheddingLimits): Promise<void> {
  const { requestsMax, eventLoopDelayMaxMs, memoryShareMax } = limits;
  await server.register(underPressure, {
    sampleInterval: sampleMs,
    maxEventLoopDelay: eventLoopDelayMaxMs,
    maxHeapUsedBytes: memoryShareMax * getHeapStatistics().heap_size_limit,
    maxRssBytes: memoryShareMax * memoryBytes(),
    pressureHandler: (request, reply) => {
      if (request.routeOptions.url === graphqlPath) void refuse(reply);
    },
  });
  const inFlight = new RequestsInFlight(requestsMax);
  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url === graphqlPath && !inFlight.take(reply.raw)) await refuse(reply);
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

/** What the container allows, where there is one. */
function memoryBytes(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
