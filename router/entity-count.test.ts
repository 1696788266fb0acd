import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from './testing/shop.js';
import { sendJson } from './testing/tiny-subgraph.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterEach(() => {
  for (const name of ['products', 'users'] as const) shop[name].behave();
});
afterAll(() => shop.stop());

const query = '{ latestReviews { product { upc name } author { id name } } }';

interface Entities {
  readonly data: { _entities: Record<string, unknown>[] };
}

/** Answers honestly, but for what is done to the entities. */
const tamper = (name: 'products' | 'users', change: (entities: Record<string, unknown>[]) => unknown[]) =>
  shop[name].behave(async (response, honest) => {
    const { data } = JSON.parse(await honest()) as Entities;
    sendJson(response, JSON.stringify({ data: { _entities: change(data._entities) } }));
  });

const products = async () => {
  const { body } = await shop.query(query);
  const reviews = (body.data as { latestReviews: { product: { upc: string; name: string | null } | null }[] })
    .latestReviews;
  return {
    errors: body.errors ?? [],
    names: reviews.map(({ product }) => product && `${product.upc} ${product.name}`),
  };
};

test('each entity is told apart by its key when nobody lies', async () => {
  expect(await products()).toEqual({ errors: [], names: ['1 Product 1', '1 Product 1', '2 Product 2'] });
});

test.each<[string, (entities: Record<string, unknown>[]) => unknown[]]>([
  ['one too many', (entities) => [...entities, entities[0]]],
  ['one too few', (entities) => entities.slice(1)],
  ['none', () => []],
  ['a list for each', (entities) => entities.map((one) => [one])],
  ['text for each', (entities) => entities.map(() => 'Product 1')],
  ['a list for a name', (entities) => entities.map((one) => ({ ...one, name: [['Product 1']] }))],
  ['an object for a name', (entities) => entities.map((one) => ({ ...one, name: { of: 'Product 1' } }))],
])('F05: %s is an error, and what others said stands', async (_, change) => {
  tamper('products', change);
  const { errors, names } = await products();
  expect(names.join()).not.toContain('Product ');
  expect(names).toHaveLength(3);
  expect(errors).not.toHaveLength(0);
});

test('F05: an entity that is missing leaves the others their own', async () => {
  tamper('products', (entities) => entities.map((one, i) => (i === entities.length - 1 ? null : one)));
  tamper('users', () => []);
  const { names } = await products();
  expect(names).toEqual(['1 Product 1', '1 Product 1', '2 null']);
});
