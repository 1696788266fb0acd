import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { type Shop, startShop } from '../testing/shop.js';
import { sendJson } from '../testing/tiny-subgraph.js';
import type { SheddingLimits } from './shed-load.js';

let shop: Shop;
afterEach(() => shop.stop());

const relaxed = { requestsMax: 1_000, latenessMsMax: 60_000, memoryShareMax: 1 };
const startShedding = async (limits: Partial<SheddingLimits>) => {
  shop = await startShop({ shedding: { ...relaxed, ...limits } });
};
const statusOf = async (path: string) => {
  const { statusCode, body } = await request(new URL(path, shop.router.url));
  await body.dump();
  return statusCode;
};
const refused = {
  status: 503,
  headers: expect.objectContaining({ 'retry-after': expect.stringMatching(/^[1-3]$/) }),
  body: { errors: [{ message: expect.stringContaining('Retry-After'), extensions: { code: 'OVERLOADED' } }] },
};

test('F20: one request too many is refused with Retry-After, and those that were taken are answered', async () => {
  await startShedding({ requestsMax: 2 });
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
  await startShedding({ requestsMax: 1 });
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
  await sleep(50);
  expect((await shop.query('{ topProducts(first: 1) { upc } }')).status).toBe(200);
});

test('F20: while memory is short requests are refused, and health and metrics answered', async () => {
  await startShedding({ memoryShareMax: 0.000_001 });
  expect(await shop.query('{ me { name } }')).toMatchObject(refused);
  for (const path of ['/health/live', '/health/ready', '/metrics']) expect(await statusOf(path)).toBe(200);
});

test('F20: requests that arrive while the process is late are refused, and those after it answered', async () => {
  await startShedding({ requestsMax: 320, latenessMsMax: 100 });
  await shop.query('{ me { name } }');
  // The first of a burst keeps the event loop from coming round, as the parsing of many requests would.
  shop.users.behave(async (response, honest) => {
    busyFor(10);
    sendJson(response, await honest());
  });
  const burst = await Promise.all(Array.from({ length: 300 }, () => shop.query('{ me { name } }')));
  const statuses = new Set(burst.map(({ status }) => status));
  expect(statuses).toEqual(new Set([200, 503]));
  shop.users.behave();
  await sleep(100);
  expect((await shop.query('{ me { name } }')).status).toBe(200);
});

test('a refusal costs no look at the token', async () => {
  await startShedding({ requestsMax: 0 });
  expect(await shop.query('{ me { name } }', {}, { authorization: 'Bearer nonsense' })).toMatchObject(
    refused,
  );
});

function busyFor(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}
