import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../testing/shop.js';
import { sendJson } from '../testing/tiny-subgraph.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const names = ['products', 'reviews', 'users'] as const;

async function asking(query: string, variables = {}) {
  const before = names.map((name) => shop[name].calls.length);
  const { body } = await shop.query(query, variables);
  const made = names.map((name, index) => shop[name].calls.slice(before[index]));
  return { body, calls: made.map(({ length }) => length), made: made.flat() };
}

test('entities at different places that are asked the same travel as one, each once', async () => {
  const { body, calls, made } = await asking(`{
    me { reviews { author { name } } }
    topProducts { reviews { author { name } } } }`);
  expect(body.errors).toBeUndefined();
  // products and users for the roots, reviews for both, users for every author.
  expect(calls).toEqual([1, 1, 2]);
  expect(made.at(-1)?.variables.representations).toEqual([
    { __typename: 'User', id: 'u1' },
    { __typename: 'User', id: 'u2' },
  ]);
});

test('different questions to one subgraph in one wave travel as one operation, each under its own name', async () => {
  const { body, calls, made } = await asking(
    'query ($n: Int) { topProducts(first: $n) { reviews { stars } } found { ... on Manual { readers } } }',
    { n: 1 },
  );
  expect(body).toEqual({
    data: { topProducts: [{ reviews: [{ stars: 1 }, { stars: 2 }] }], found: [{ readers: 7 }, {}, {}] },
  });
  expect(calls).toEqual([1, 1, 0]);
  expect(made[1]?.query).toMatch(/^query\(.*\)\{_0:_entities\(.*\)\{.*\} _1:_entities\(.*\)\{.*\}\}$/);
});

test('what nothing waits for goes along with a later call to its subgraph', async () => {
  // The reviews of the products found could be asked at once; the shipping needs a price first.
  const { body, calls } = await asking(
    '{ latestReviews { product { shipping name } } topProducts { reviews { stars } } }',
  );
  expect(body.errors).toBeUndefined();
  expect(calls).toEqual([2, 2, 0]);
});

test('an entity that was fetched is not fetched again by the same question', async () => {
  const { body, made } = await asking(`{
    me { name reviews { author { email } product { similar { reviews { author { email } } } } } } }`);
  expect(body.errors).toBeUndefined();
  const asked = made.flatMap(({ query, variables }) =>
    query.includes('{email}') ? [variables.representations] : [],
  );
  expect(asked.flat()).toEqual([
    { __typename: 'User', id: 'u1' },
    { __typename: 'User', id: 'u2' },
  ]);
});

test('an error of an entity is told at every place where it is missing', async () => {
  shop.users.behave(async (response, honest) => {
    const answer = JSON.parse(await honest());
    if (!answer.data._entities) return sendJson(response, JSON.stringify(answer));
    answer.data._entities[0].email = null;
    const error = { message: 'Not now.', path: ['_entities', 0, 'email'], extensions: { code: 'NOT_FOUND' } };
    return sendJson(response, JSON.stringify({ ...answer, errors: [error] }));
  });
  const { body } = await asking('{ latestReviews { author { email } } }');
  shop.users.behave();
  expect(body.data).toEqual({
    latestReviews: [null, 'u2@example.test', null].map((email) => ({ author: { email } })),
  });
  expect(body.errors?.map(({ path }) => path?.join('.'))).toEqual([
    'latestReviews.0.author.email',
    'latestReviews.2.author.email',
  ]);
});

test('one name may stand for different things at different places of one entity', async () => {
  const { body } = await asking(`{
    topProducts { reviews { stars author { x: name } } }
    found { ... on Product { reviews { stars author { x: email } } } } }`);
  expect(body.errors).toBeUndefined();
  expect(body.data).toMatchObject({
    topProducts: [{}, { reviews: [{ author: { x: 'User u1' } }, { author: { x: 'User u2' } }] }, {}],
    found: [
      {},
      { reviews: [{ author: { x: 'u1@example.test' } }, { author: { x: 'u2@example.test' } }] },
      {},
    ],
  });
});

test('and also where the places say no more than which entity they are', async () => {
  const { body } = await asking(`{
    me { reviews { author { email x: name } } }
    latestReviews { author { email x: id } } }`);
  expect(body.errors).toBeUndefined();
  expect(body.data).toMatchObject({
    me: { reviews: [{ author: { x: 'User u1' } }, {}, {}] },
    latestReviews: [{ author: { x: 'u1' } }, {}, {}],
  });
});
