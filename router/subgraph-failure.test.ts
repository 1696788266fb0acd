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

const unavailable = (subgraph: string, path: readonly (string | number)[]) => ({
  message: `The subgraph "${subgraph}" did not answer.`,
  path,
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph },
});

test('when one subgraph is down, every field of it is null with an error of its own, and the rest is answered', async () => {
  shop.reviews.behave((response) => response.writeHead(503).end());
  const { status, body } = await shop.query(
    '{ me { name } topProducts(first: 2) { name reviews { body } stars: reviews { stars } } }',
  );
  expect(status).toBe(200);
  expect(body).toEqual({
    data: {
      me: { name: 'User u1' },
      topProducts: [
        { name: 'Product 1', reviews: null, stars: null },
        { name: 'Product 2', reviews: null, stars: null },
      ],
    },
    errors: [
      unavailable('reviews', ['topProducts', 0, 'reviews']),
      unavailable('reviews', ['topProducts', 0, 'stars']),
      unavailable('reviews', ['topProducts', 1, 'reviews']),
      unavailable('reviews', ['topProducts', 1, 'stars']),
    ],
  });
});

test('in a list of several kinds of thing, the errors are where the values are missing', async () => {
  shop.reviews.behave((response) => response.destroy());
  const { body } = await shop.query(
    '{ found { ... on Product { upc reviews { body } } ... on Manual { title } } }',
  );
  expect(body.data).toEqual({
    found: [{ title: 'How to shop' }, { upc: '2', reviews: null }, { upc: '3', reviews: null }],
  });
  expect(body.errors).toEqual([
    unavailable('reviews', ['found', 1, 'reviews']),
    unavailable('reviews', ['found', 2, 'reviews']),
  ]);
});

test('lists in lists have their errors at both places', async () => {
  shop.users.behave((response) => response.writeHead(500).end());
  const { body } = await shop.query('{ topProducts(first: 2) { reviews { author { name } } } }');
  expect(body.errors?.map(({ path }) => path?.join('.'))).toEqual([
    'topProducts.0.reviews.0.author.name',
    'topProducts.0.reviews.1.author.name',
    'topProducts.1.reviews.0.author.name',
    'topProducts.1.reviews.1.author.name',
  ]);
});

test('F28: a value that could not be made without another has an error that names both subgraphs', async () => {
  shop.products.behave((response) => response.writeHead(500).end());
  const { body } = await shop.query('{ latestReviews { body product { shipping } } }');
  expect(body.data).toEqual({
    latestReviews: ['1a', '1b', '2a'].map((id) => ({ body: `Review ${id}`, product: { shipping: null } })),
  });
  expect(body.errors).toEqual(
    [0, 1, 2].map((at) => {
      const { extensions, ...error } = unavailable('products', ['latestReviews', at, 'product', 'shipping']);
      return { ...error, extensions: { ...extensions, neededBy: 'reviews' } };
    }),
  );
});

test('a missing value that may not be null takes its parents with it, and the error names it', async () => {
  shop.products.behave((response) => response.writeHead(500).end());
  const { body } = await shop.query('{ topProducts { name } me { name } }');
  expect(body).toEqual({ data: null, errors: [unavailable('products', ['topProducts'])] });
});

test('a field that a directive left out has no error', async () => {
  shop.reviews.behave((response) => response.writeHead(500).end());
  const { body } = await shop.query(
    'query ($no: Boolean!) { product(upc: "1") { reviews { body } more: reviews @include(if: $no) { stars } } }',
    { no: false },
  );
  expect(body.errors).toEqual([unavailable('reviews', ['product', 'reviews'])]);
});

test("a subgraph's own errors are passed on with its code, at the right place", async () => {
  shop.reviews.behave(async (response, honest) => {
    const { data } = JSON.parse(await honest());
    data._entities[1].reviews = null;
    const error = {
      message: 'Too new.',
      path: ['_entities', 1, 'reviews'],
      extensions: { code: 'NOT_FOUND' },
    };
    sendJson(response, JSON.stringify({ data, errors: [error] }));
  });
  const { body } = await shop.query('{ topProducts(first: 2) { reviews { body } } }');
  expect(body.errors).toEqual([
    { message: 'Too new.', path: ['topProducts', 1, 'reviews'], extensions: { code: 'NOT_FOUND' } },
  ]);
});

test("an error whose code nobody knows is INTERNAL, and the subgraph's words stay with us", async () => {
  shop.users.behave((response) => {
    const error = {
      message: 'connect 10.0.0.1',
      path: ['me'],
      extensions: { code: 'toString', stack: 'at x' },
    };
    sendJson(response, JSON.stringify({ data: { me: null }, errors: [error, { message: 'and more' }] }));
  });
  const { body } = await shop.query('{ me { name } }');
  const failed = {
    message: 'The subgraph "users" failed.',
    extensions: { code: 'INTERNAL', subgraph: 'users' },
  };
  expect(body).toEqual({ data: { me: null }, errors: [{ ...failed, path: ['me'] }, failed] });
});

test('an operation that a subgraph refuses whole has that error at each of its fields', async () => {
  shop.users.behave((response) => {
    const error = { message: 'Not today.', extensions: { code: 'BAD_REQUEST', secret: 'x' } };
    response.writeHead(400, { 'content-type': 'application/graphql-response+json' });
    response.end(JSON.stringify({ errors: [error] }));
  });
  const { body } = await shop.query(
    '{ me { name } other: user(id: "u2") { name } topProducts(first: 1) { upc } }',
  );
  expect(body).toEqual({
    data: { me: null, other: null, topProducts: [{ upc: '1' }] },
    errors: ['me', 'other'].map((field) => ({
      message: 'Not today.',
      path: [field],
      extensions: { code: 'BAD_REQUEST' },
    })),
  });
});

test("a malformed argument that only a subgraph can tell is the caller's to mend", async () => {
  shop.users.behave((response) => {
    const error = {
      message: 'Argument "id" is not valid: too short.',
      extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
    };
    sendJson(response, JSON.stringify({ errors: [error] }));
  });
  const { body } = await shop.query('query ($id: ID!) { user(id: $id) { name } }', { id: 'x' });
  expect(body.errors).toEqual([
    {
      message: 'Argument "id" is not valid: too short.',
      path: ['user'],
      extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
    },
  ]);
});

test('null where a subgraph promised a value is an error, not a remark', async () => {
  shop.products.behave((response) =>
    sendJson(response, '{"data":{"topProducts":[{"__typename":"Product","name":{}}]}}'),
  );
  const { body } = await shop.query('{ topProducts { name } me { name } }');
  expect(body.data).toEqual({ topProducts: [{ name: null }], me: { name: 'User u1' } });
  expect(body.errors).toMatchObject([{ path: ['topProducts', 0, 'name'], extensions: { code: 'INTERNAL' } }]);
  expect(body).not.toHaveProperty('extensions');
});
