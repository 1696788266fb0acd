import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../../../testing/shop.js';
import { productsOf, type Tampering, tamper } from '../../../testing/tampered-shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterEach(() => {
  for (const name of ['products'] as const) shop[name].behave();
});
afterAll(() => shop.stop());

const query = '{ latestReviews { product { upc name } } }';

const products = () => productsOf(shop, query);

test.each<[string, Tampering]>([
  ['an unknown type', (entities) => entities.map((one) => ({ ...one, __typename: 'Nothing' }))],
  ['another type than was asked', (entities) => entities.map((one) => ({ ...one, __typename: 'Manual' }))],
  ['a type that is no text', (entities) => entities.map((one) => ({ ...one, __typename: 7 }))],
  [
    'a type of the subgraph’s own machinery',
    (entities) => entities.map((one) => ({ ...one, __typename: '__Schema' })),
  ],
])('A19: entities of %s are an error, and nothing of them is shown', async (_, change) => {
  tamper(shop, 'products', change);
  const { errors, names } = await products();
  expect(names.join()).not.toContain('Product ');
  expect(errors).not.toHaveLength(0);
});

test('F05: an entity that says it is another is an error, and nothing of it is shown', async () => {
  tamper(shop, 'products', (entities) => entities.map((one, i) => ({ ...one, upc: String(2 - i) })));
  const { errors, names } = await products();
  expect(names.join()).not.toContain('Product ');
  expect(errors).not.toHaveLength(0);
});
