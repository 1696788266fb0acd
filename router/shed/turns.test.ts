import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { Pool } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { createHttpServer } from '../../shared/http/http-server.js';
import { takeTurns } from './turns.js';

const burstSize = 8;

let server: FastifyInstance;
let client: Pool;
/** How many requests were begun. */
let begun: number;
/** Told of how many were read. */
let onRead: (count: number) => void;

/** Connects before, so that all requests are there to be read when the event loop comes round. */
async function serve(handler: () => Promise<unknown>): Promise<void> {
  begun = 0;
  onRead = () => {};
  const log = pino({ level: 'silent' });
  server = await createHttpServer({ log, metrics: new Registry(), ready: () => true });
  let read = 0;
  server.addHook('onRequest', async ({ method }) => {
    if (method !== 'POST') return;
    read += 1;
    onRead(read);
  });
  takeTurns(server);
  server.post('/graphql', () => {
    begun += 1;
    return handler();
  });
  client = new Pool(await server.listen({ port: 0, host: '127.0.0.1' }), { connections: burstSize });
  await Promise.all(burst(() => status('GET', '/health/live')));
}

const burst = <T>(ask: (n: number) => T): T[] => Array.from({ length: burstSize }, (_, n) => ask(n));

async function status(method: 'GET' | 'POST', path: string, signal?: AbortSignal): Promise<number> {
  const { statusCode, body } = await client.request({ method, path, ...(signal && { signal }) });
  await body.dump();
  return statusCode;
}

afterEach(async () => {
  await client.close();
  await server.close();
});

/** How many others were begun, at most, before a request of a burst went on. */
async function begunBeforeOneGoesOn(): Promise<number> {
  begunMeanwhile = 0;
  const statuses = await Promise.all(burst(() => status('POST', '/graphql')));
  expect(statuses).toEqual(burst(() => 200));
  return begunMeanwhile;
}

let begunMeanwhile = 0;
const answering = (bytes: number) => async () => {
  const before = begun;
  await setImmediate();
  begunMeanwhile = Math.max(begunMeanwhile, begun - before);
  return 'x'.repeat(bytes);
};

test('what was begun goes on before all of those that came with it are begun', async () => {
  await serve(answering(1_000));
  expect(await begunBeforeOneGoesOn()).toBeLessThanOrEqual(1);
});

test('those whose answers are short are begun together once that is known, the others still one by one', async () => {
  let bytes = 1_000;
  await serve(() => answering(bytes)());
  let most = 0;
  for (let i = 0; i < 40; i += 1) most = Math.max(most, await begunBeforeOneGoesOn());
  expect(most).toBeGreaterThan(1);
  bytes = 1_000_000;
  for (let i = 0; i < 20; i += 1) await begunBeforeOneGoesOn();
  expect(await begunBeforeOneGoesOn()).toBeLessThanOrEqual(1);
});

test('who hung up before their turn is not begun', async () => {
  await serve(async () => ({}));
  const impatience = new AbortController();
  const isLast = (n: number) => n === burstSize - 1;
  const outcomes = burst((n) => status('POST', '/graphql', isLast(n) ? impatience.signal : undefined));
  // All that came before wait, too; it hangs up as soon as it is read.
  onRead = (count) => count === burstSize && impatience.abort();
  const settled = await Promise.allSettled(outcomes);
  expect(settled.map((one) => one.status)).toEqual(burst((n) => (isLast(n) ? 'rejected' : 'fulfilled')));
  expect(begun).toBe(burstSize - 1);
});
