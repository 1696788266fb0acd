import { afterAll, beforeAll, expect, test } from 'vitest';
import { ShopOfProcesses } from '../../router/testing/shop-of-processes.js';

let shop: ShopOfProcesses;
beforeAll(async () => {
  shop = await ShopOfProcesses.start({ SUBGRAPH_DEADLINE_MS: '3000', REQUEST_DEADLINE_MS: '4000' });
});
afterAll(() => shop.stop());

test('F02: a request whose subgraphs are all just in time is answered at its own deadline with what there is', async () => {
  for (const subgraph of Object.values(shop.subgraphs)) subgraph.takes(2_500);
  const begunAt = performance.now();
  const { body } = await shop.query('{ topProducts(first: 1) { upc reviews { stars author { name } } } }');
  // Three steps, one after the other, would take 7.5 seconds.
  expect(performance.now() - begunAt).toBeLessThan(6_500);
  expect(body.data).toEqual({ topProducts: [{ upc: '1', reviews: null }] });
  expect(body.errors).toMatchObject([
    {
      path: ['topProducts', 0, 'reviews'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'reviews' },
    },
  ]);
});
