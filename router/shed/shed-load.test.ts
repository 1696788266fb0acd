import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { Pool, request } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { createHttpServer } from '../../shared/http/http-server.js';
import { type Shop, startShop } from '../testing/shop.js';
import { sendJson } from '../testing/tiny-subgraph.js';
import { type SheddingLimits, shedLoad } from './shed-load.js';

let started: Shop | null = null;
afterEach(async () => {
  await started?.stop();
  started = null;
});

const burstSize = 12;
const relaxed = { requestsMax: 1_000, latenessMsMax: 60_000, memoryShareMax: 1 };
const startShedding = async (limits: Partial<SheddingLimits>) => {
  started = await startShop({ shedding: { ...relaxed, ...limits } });
  return started;
};
const refused = {
  status: 503,
  headers: expect.objectContaining({ 'retry-after': expect.stringMatching(/^[1-3]$/) }),
  body: { errors: [{ message: expect.stringContaining('Retry-After'), extensions: { code: 'OVERLOADED' } }] },
};

test('F20: one request too many is refused with Retry-After, and those that were taken are answered', async () => {
  const shop = await startShedding({ requestsMax: 2 });
  const { promise: told, resolve: answer } = Promise.withResolvers<void>();
  shop.users.behave(async (response, honest) => {
    await told;
    sendJson(response, await honest());
  });
  const taken = [shop.query('{ me { name } }'), shop.query('{ me { email } }')];
  while (shop.users.calls.length < 2) await sleep(5);
  expect(await shop.query('{ topProducts(first: 1) { upc } }')).toMatchObject(refused);
  expect(shop.products.calls).toEqual([]);
  answer();
  for (const reply of taken) expect((await reply).body).not.toHaveProperty('errors');
  expect((await shop.query('{ me { name } }')).status).toBe(200);
});

test('a client that went away leaves its room to another', async () => {
  const shop = await startShedding({ requestsMax: 1 });
  shop.users.behave(() => {});
  const impatience = AbortSignal.timeout(100);
  const options = {
    method: 'POST',
    signal: impatience,
    headers: { 'content-type': 'application/json' },
  } as const;
  await expect(
    request(shop.router.url, { ...options, body: '{"query":"{ me { name } }"}' }),
  ).rejects.toThrow();
  await sleep(100);
  expect((await shop.query('{ topProducts(first: 1) { upc } }')).status).toBe(200);
});

test('F20: while memory is short requests are refused, and health and metrics answered', async () => {
  const shop = await startShedding({ memoryShareMax: 0.000_001 });
  expect(await shop.query('{ me { name } }')).toMatchObject(refused);
  for (const path of ['/health/live', '/health/ready', '/metrics']) {
    const { statusCode, body } = await request(new URL(path, shop.router.url));
    await body.dump();
    expect(statusCode).toBe(200);
  }
});

test('F20: requests that are read while the process is late are refused, and those after it answered', async () => {
  const server = await createHttpServer({
    log: pino({ level: 'silent' }),
    metrics: new Registry(),
    ready: () => true,
  });
  shedLoad(server, { ...relaxed, requestsMax: 16, latenessMsMax: 100 });
  server.post('/graphql', async () => {
    busyFor(200);
    await sleep(50);
    return {};
  });
  const origin = await server.listen({ port: 0, host: '127.0.0.1' });
  // Connected before, so that all requests are there to be read when the event loop comes round.
  const client = new Pool(origin, { connections: burstSize });
  const status = async (method: 'GET' | 'POST', path: string) => {
    const { statusCode, body } = await client.request({ method, path });
    await body.dump();
    return statusCode;
  };
  const atOnce = (method: 'GET' | 'POST', path: string) =>
    Promise.all(Array.from({ length: burstSize }, () => status(method, path)));
  await atOnce('GET', '/health/live');
  const burst = await atOnce('POST', '/graphql');
  expect(new Set(burst)).toEqual(new Set([200, 503]));
  await sleep(100);
  expect(await status('POST', '/graphql')).toBe(200);
  await client.close();
  await server.close();
});

test('a refusal costs no look at the token', async () => {
  const shop = await startShedding({ requestsMax: 0 });
  expect(await shop.query('{ me { name } }', {}, { authorization: 'Bearer nonsense' })).toMatchObject(
    refused,
  );
});

function busyFor(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}
