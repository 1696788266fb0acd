import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ShopOfProcesses } from '../../router/testing/shop-of-processes.js';

const requestsMax = 20;
/** Few enough for any machine: only a router that hangs does not come to it in seconds. */
const answersMin = 10 * requestsMax;
let shop: ShopOfProcesses;
beforeAll(async () => {
  shop = await ShopOfProcesses.start({ REQUESTS_MAX: String(requestsMax), LATENESS_MS_MAX: '60000' });
});
afterAll(() => shop.stop());

const query = '{ topProducts { name reviews { body } } }';

function load(connections: number, seconds: number): Promise<autocannon.Result> {
  return autocannon({
    url: shop.url,
    connections,
    duration: seconds,
    timeout: 30,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
}

/** Of the router's resident memory, from its own metrics. */
async function residentMib(): Promise<number> {
  const { body } = await request(new URL('/metrics', shop.url));
  const [, bytes = ''] = /^process_resident_memory_bytes (\S+)$/m.exec(await body.text()) ?? [];
  return Number(bytes) / 2 ** 20;
}

test('F20, F21: of far too many requests some are answered and the rest refused at once, health is answered, and it is over when they are', async () => {
  const asMany = await load(requestsMax, 3);
  expect(asMany.non2xx).toBe(0);
  const before = await residentMib();
  const flood = load(10 * requestsMax, 4);
  await sleep(1_000);
  const { statusCode, body } = await request(new URL('/health/live', shop.url));
  await body.dump();
  const during = await flood;
  expect(statusCode).toBe(200);
  expect(Object.keys(during.statusCodeStats ?? {}).sort()).toEqual(['200', '503']);
  expect([during.errors, during.timeouts]).toEqual([0, 0]);
  expect(during['2xx']).toBeGreaterThan(answersMin);
  expect((await residentMib()) - before).toBeLessThan(300);
  await sleep(1_000);
  const after = await load(requestsMax, 3);
  expect([after.non2xx, after.errors]).toEqual([0, 0]);
  expect(after['2xx']).toBeGreaterThan(answersMin);
});

test('F20: a router that got no processor for a while answers again, without a restart', async () => {
  shop.router.kill('SIGSTOP');
  const waiting = Array.from({ length: 2 * requestsMax }, () => shop.query(query));
  await sleep(2_000);
  shop.router.kill('SIGCONT');
  const statuses = (await Promise.all(waiting)).map(({ status }) => status);
  expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  await sleep(500);
  expect((await shop.query(query)).body).not.toHaveProperty('errors');
});
