import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../../../testing/shop.js';
import { sendJson } from '../../../testing/tiny-subgraph.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterEach(() => {
  for (const name of ['products'] as const) shop[name].behave();
});
afterAll(() => shop.stop());

const query = '{ latestReviews { product { upc name } } }';

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

test.each<[string, (entities: Record<string, unknown>[]) => unknown[]]>([
  ['an unknown type', (entities) => entities.map((one) => ({ ...one, __typename: 'Nothing' }))],
  ['another type than was asked', (entities) => entities.map((one) => ({ ...one, __typename: 'Manual' }))],
  ['a type that is no text', (entities) => entities.map((one) => ({ ...one, __typename: 7 }))],
  [
    'a type of the subgraph’s own machinery',
    (entities) => entities.map((one) => ({ ...one, __typename: '__Schema' })),
  ],
])('A19: entities of %s are an error, and nothing of them is shown', async (_, change) => {
  tamper('products', change);
  const { errors, names } = await products();
  expect(names.join()).not.toContain('Product ');
  expect(errors).not.toHaveLength(0);
});

test('F05: an entity that says it is another is an error, and nothing of it is shown', async () => {
  tamper('products', (entities) => entities.map((one, i) => ({ ...one, upc: String(2 - i) })));
  const { errors, names } = await products();
  expect(names.join()).not.toContain('Product ');
  expect(errors).not.toHaveLength(0);
});
