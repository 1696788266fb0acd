import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from './testing/shop.js';
import { productsOf, type Tampering, tamper } from './testing/tampered-shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterEach(() => {
  for (const name of ['products', 'users'] as const) shop[name].behave();
});
afterAll(() => shop.stop());

const query = '{ latestReviews { product { upc name } author { id name } } }';

const products = () => productsOf(shop, query);

test('each entity is told apart by its key when nobody lies', async () => {
  expect(await products()).toEqual({ errors: [], names: ['1 Product 1', '1 Product 1', '2 Product 2'] });
});

test.each<[string, Tampering]>([
  ['one too many', (entities) => [...entities, entities[0]]],
  ['one too few', (entities) => entities.slice(1)],
  ['none', () => []],
  ['a list for each', (entities) => entities.map((one) => [one])],
  ['text for each', (entities) => entities.map(() => 'Product 1')],
  ['a list for a name', (entities) => entities.map((one) => ({ ...one, name: [['Product 1']] }))],
  ['an object for a name', (entities) => entities.map((one) => ({ ...one, name: { of: 'Product 1' } }))],
])('F05: %s is an error, and what others said stands', async (_, change) => {
  tamper(shop, 'products', change);
  const { errors, names } = await products();
  expect(names.join()).not.toContain('Product ');
  expect(names).toHaveLength(3);
  expect(errors).not.toHaveLength(0);
});

test('F05: an entity that is missing leaves the others their own', async () => {
  tamper(shop, 'products', (entities) => entities.map((one, i) => (i === entities.length - 1 ? null : one)));
  tamper(shop, 'users', () => []);
  const { names } = await products();
  expect(names).toEqual(['1 Product 1', '1 Product 1', '2 null']);
});
