import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from './testing/shop.js';
import { sendJson } from './testing/tiny-subgraph.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterEach(() => {
  for (const name of ['products', 'reviews', 'users'] as const) shop[name].behave();
});
afterAll(() => shop.stop());

test('a query over three subgraphs is answered as one graph', async () => {
  const { body } = await shop.query(
    '{ topProducts(first: 1) { name shipping reviews { body author { name } } } }',
  );
  expect(body).toEqual({
    data: {
      topProducts: [
        {
          name: 'Product 1',
          shipping: 20,
          reviews: [
            { body: 'Review 1a', author: { name: 'User u1' } },
            { body: 'Review 1b', author: { name: 'User u2' } },
          ],
        },
      ],
    },
  });
});

test.each([
  ['an answer', '{ me { name } }', 200],
  ['a refusal', '{', 400],
])('%s is stored by nobody on its way', async (_, query, status) => {
  const reply = await shop.query(query);
  expect(reply).toMatchObject({ status, headers: { 'cache-control': 'no-store' } });
});

test("a subgraph's word on another's field is not taken", async () => {
  shop.reviews.behave(async (response, honest) => {
    const { data } = JSON.parse(await honest());
    data._entities[0].name = 'Forged';
    sendJson(response, JSON.stringify({ data }).replace('"name"', '"__proto__":{"price":0},"name"'));
  });
  const { body } = await shop.query('{ topProducts(first: 1) { name reviews { stars } } }');
  expect(body).toEqual({
    data: { topProducts: [{ name: 'Product 1', reviews: [{ stars: 1 }, { stars: 2 }] }] },
  });
});

test("a caller's variable may be named as the gateway's own", async () => {
  const { body } = await shop.query(
    'query ($representations: [ID!]!) { byUpcs(representations: $representations) { name } }',
    { representations: ['3', '9', '1'] },
  );
  expect(body).toEqual({ data: { byUpcs: [{ name: 'Product 3' }, null, { name: 'Product 1' }] } });
});

test("nothing of the client's headers reaches a subgraph", async () => {
  const { headers } = await shop.query(
    '{ me { name } }',
    {},
    {
      authorization: 'Bearer secret',
      cookie: 'session=1',
      'x-request-id': '9801011708900001',
      traceparent: '00-1-1-01',
      'apollo-federation-include-trace': 'ftv1',
      'x-forwarded-for': '10.0.0.1',
    },
  );
  const received = shop.users.calls.at(-1)?.headers ?? {};
  expect(Object.keys(received).sort()).toEqual([
    'accept',
    'connection',
    'content-length',
    'content-type',
    'host',
    'x-request-id',
  ]);
  expect(received['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(received['x-request-id']).toBe(headers['x-request-id']);
});

test('a query plan is shown to nobody', async () => {
  const { body } = await shop.query('{ me { name } }', {}, { 'apollo-query-plan-experimental': '1' });
  expect(body).toEqual({ data: { me: { name: 'User u1' } } });
});
