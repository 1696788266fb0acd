import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ShopOfProcesses } from '../../router/testing/shop-of-processes.js';

const deadlineMs = 1_500;
let shop: ShopOfProcesses;
beforeAll(async () => {
  shop = await ShopOfProcesses.start({ SUBGRAPH_DEADLINE_MS: String(deadlineMs) });
});
afterAll(() => shop.stop());

const unavailable = (subgraph: string, field: string) => ({
  message: `The subgraph "${subgraph}" did not answer.`,
  path: [field],
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph },
});

/** Asks until it is answered; fails after 20 seconds. */
async function untilAnswered(query: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { body } = await shop.query(query);
    if (!body.errors) return;
    await sleep(100);
  }
  throw new Error('it did not come back');
}

describe('F01: a subgraph that is killed', () => {
  test('is missing by name while all else is right, and is there again once it was started', async () => {
    const { users } = shop.subgraphs;
    const exited = once(users.process, 'exit');
    users.process.kill('SIGKILL');
    await exited;
    for (let i = 0; i < 30; i += 1) {
      const { body } = await shop.query('{ me { name } topProducts(first: 1) { name } }');
      expect(body).toEqual({
        data: { me: null, topProducts: [{ name: 'Product 1' }] },
        errors: [unavailable('users', 'me')],
      });
    }
    await users.startAgain();
    await untilAnswered('{ me { name } }');
  });
});

describe('F03: a subgraph that is frozen (SIGSTOP)', () => {
  test('is given up at the deadline and soon not called, mutations are sent once, and it comes back by itself', async () => {
    const { products } = shop.subgraphs;
    products.process.kill('SIGSTOP');
    const begunAt = performance.now();
    const asked = await Promise.all(
      Array.from({ length: 12 }, () => shop.query('{ topProducts(first: 1) { upc } }')),
    );
    for (const { body } of asked) expect(body.errors).toEqual([unavailable('products', 'topProducts')]);
    expect(performance.now() - begunAt).toBeLessThan(10 * deadlineMs);
    const { body } = await shop.query('mutation { rename(upc: "1", name: "x") { name } }');
    expect(body.errors).toEqual([unavailable('products', 'rename')]);
    const { body: others } = await shop.query('{ me { name } latestReviews { body } }');
    expect(others).not.toHaveProperty('errors');
    products.process.kill('SIGCONT');
    await untilAnswered('{ topProducts(first: 1) { upc } }');
    expect(products.received.filter((query) => query.startsWith('mutation')).length).toBeLessThanOrEqual(1);
  });
});

describe('F02: a subgraph behind a network that drips', () => {
  test('holds neither its callers past the deadline nor other callers at all', async () => {
    const { reviews } = shop.subgraphs;
    reviews.network.suffer({ bytesPerSecond: 1 });
    const slow = Array.from({ length: 20 }, () => shop.query('{ latestReviews { body } }'));
    const { body } = await shop.query('{ me { name } topProducts(first: 1) { name } }');
    expect(body).not.toHaveProperty('errors');
    for (const reply of slow)
      expect((await reply).body.errors).toEqual([unavailable('reviews', 'latestReviews')]);
    reviews.network.suffer();
    await untilAnswered('{ latestReviews { body } }');
  });
});
