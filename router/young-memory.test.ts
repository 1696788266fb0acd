import { afterAll, beforeAll, expect, test } from 'vitest';
import { bytesKept, bytesMade } from './testing/allocations.js';
import { type Shop, startShop } from './testing/shop.js';

const requests = 200;
const query = '{ topProducts(first: 5) { name shipping reviews { body author { name email } } } }';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

test('what is made for a request is collected when it is over, without a full collection', async () => {
  // What is made once, such as plans, is made before.
  await askMany();
  const made = await bytesMade(askMany, isExecutor);
  const kept = await bytesKept(askMany, isExecutor);
  expect(made).toBeGreaterThan(1_000 * requests);
  expect(kept / made).toBeLessThan(0.03);
}, 120_000);

async function askMany(): Promise<void> {
  for (let i = 0; i < requests; i += 1) {
    const { body } = await shop.query(query);
    expect(body).not.toHaveProperty('errors');
  }
}

const isExecutor = (url: string): boolean => url.includes('/router/execute/');
