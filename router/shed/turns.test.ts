import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { Pool } from 'undici';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpServer } from '../../shared/http/http-server.js';
import { Turns } from './turns.js';

/** More than are begun at once. */
const burstSize = 40;

let turns: Turns;
let server: FastifyInstance;
let client: Pool;
/** How many requests were begun. */
let begun: number;
/** The most others that were begun before a request that was begun went on. */
let begunMeanwhile: number;
/** Told of how many were read. */
let onRead: (count: number) => void;
/** Told of each answer that could be sent, and of each that is. */
let onReady: () => void;
let onSent: () => void;

/** Connects before, so that all requests are there to be read when the event loop comes round. */
beforeEach(async () => {
  begun = 0;
  begunMeanwhile = 0;
  onRead = () => {};
  onReady = () => {};
  onSent = () => {};
  turns = new Turns();
  const log = pino({ level: 'silent' });
  server = await createHttpServer({ log, metrics: new Registry(), ready: () => true });
  let read = 0;
  server.addHook('onRequest', async ({ method }) => {
    if (method !== 'POST') return;
    read += 1;
    onRead(read);
  });
  server.addHook('onSend', async () => onReady());
  turns.follow(server);
  server.addHook('onSend', async () => onSent());
  server.post('/graphql', async () => {
    begun += 1;
    const before = begun;
    await setImmediate();
    begunMeanwhile = Math.max(begunMeanwhile, begun - before);
    return {};
  });
  client = new Pool(await server.listen({ port: 0, host: '127.0.0.1' }), { connections: burstSize });
  await Promise.all(burst(() => status('GET', '/health/live')));
});

afterEach(async () => {
  await client.close();
  await server.close();
});

const burst = <T>(ask: (n: number) => T): T[] => Array.from({ length: burstSize }, (_, n) => ask(n));

async function status(method: 'GET' | 'POST', path: string, signal?: AbortSignal): Promise<number> {
  const { statusCode, body } = await client.request({ method, path, ...(signal && { signal }) });
  await body.dump();
  return statusCode;
}

/** Has a call to a subgraph end each time the event loop comes round, until it did so often. */
async function callsEndFor(rounds: number): Promise<void> {
  for (let i = 0; i < rounds; i += 1) {
    turns.onCallEnded();
    await setImmediate();
  }
}

test('what was begun goes on before all of those that came with it are begun', async () => {
  const statuses = await Promise.all(burst(() => status('POST', '/graphql')));
  expect(statuses).toEqual(burst(() => 200));
  expect(begun).toBe(burstSize);
  expect(begunMeanwhile).toBeLessThan(burstSize - 1);
});

test('none is begun while calls of those before end, and all are once none does', async () => {
  const read = new Promise<void>((resolve) => {
    onRead = (count) => count === burstSize && resolve();
  });
  const busy = callsEndFor(200);
  const statuses = burst(() => status('POST', '/graphql'));
  await read;
  expect(begun).toBe(0);
  await busy;
  expect(await Promise.all(statuses)).toEqual(burst(() => 200));
});

test('who hung up before their turn is not begun', async () => {
  const impatience = new AbortController();
  const isLast = (n: number) => n === burstSize - 1;
  const busy = callsEndFor(200);
  const outcomes = burst((n) => status('POST', '/graphql', isLast(n) ? impatience.signal : undefined));
  onRead = (count) => count === burstSize && impatience.abort();
  const settled = await Promise.allSettled(outcomes);
  expect(settled.map((one) => one.status)).toEqual(burst((n) => (isLast(n) ? 'rejected' : 'fulfilled')));
  expect(begun).toBe(burstSize - 1);
  await busy;
});

test('an answer is sent when all that was to do in its round is done', async () => {
  const told: string[] = [];
  onReady = () => {
    told.push('ready');
    process.nextTick(() => told.push('what else was to do'));
  };
  onSent = () => void told.push('sent');
  await status('POST', '/graphql');
  expect(told).toEqual(['ready', 'what else was to do', 'sent']);
});
