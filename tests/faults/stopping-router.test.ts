import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ShopOfProcesses } from '../../router/testing/shop-of-processes.js';

let shop: ShopOfProcesses;
beforeEach(async () => {
  shop = await ShopOfProcesses.start();
});
afterEach(() => shop.stop());

const rename = (name: string) => shop.query(`mutation { rename(upc: "1", name: "${name}") { name } }`);

test('F19: a router that is told to stop (SIGTERM) answers what is in flight, and then takes no more', async () => {
  const { products } = shop.subgraphs;
  products.takes(800);
  const names = Array.from({ length: 20 }, (_, i) => `name ${i}`);
  const replies = names.map(rename);
  while (products.received.length < names.length) await sleep(10);
  const exited = once(shop.router, 'exit');
  shop.router.kill('SIGTERM');
  const answers = (await Promise.all(replies)).map(({ body }) => body);
  expect(answers).toEqual(names.map((name) => ({ data: { rename: { name } } })));
  expect(await exited).toEqual([0, null]);
  await expect(rename('late')).rejects.toThrow(/ECONNREFUSED/);
  expect(products.received).toHaveLength(names.length);
});

test('F19: a router that is killed takes with it only answers: no mutation is acknowledged that was not done', async () => {
  const { products } = shop.subgraphs;
  products.takes(300);
  const acknowledged: string[] = [];
  const replies = Array.from({ length: 10 }, async (_, i) => {
    await sleep(i * 60);
    const { body } = await rename(`name ${i}`);
    acknowledged.push(JSON.stringify(body.data));
  });
  await sleep(450);
  shop.router.kill('SIGKILL');
  const outcomes = await Promise.allSettled(replies);
  expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
  for (const one of acknowledged) {
    const { rename: renamed } = JSON.parse(one);
    expect(products.received.some((query) => query.includes(`"${renamed.name}"`))).toBe(true);
  }
});
