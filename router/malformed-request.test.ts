import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultCodes } from '../shared/errors/fault.js';
import { post, type Reply, type Shop, startShop } from './testing/shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const bodies: readonly (readonly [string, string | Buffer, number, string])[] = [
  ['an empty body', '', 400, 'BAD_REQUEST'],
  ['JSON cut off', '{"query":', 400, 'BAD_REQUEST'],
  ['no JSON', 'query=%7Bme%7D', 400, 'BAD_REQUEST'],
  ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400, 'BAD_REQUEST'],
  ['a number', '1', 400, 'BAD_REQUEST'],
  ['null', 'null', 400, 'BAD_REQUEST'],
  ['an empty object', '{}', 400, 'BAD_REQUEST'],
  ['an empty query', '{"query":""}', 400, 'BAD_REQUEST'],
  ['a query that is no text', '{"query":{"me":1}}', 400, 'BAD_REQUEST'],
  ['variables that are no object', '{"query":"{ me { id } }","variables":"x"}', 400, 'BAD_REQUEST'],
  ['variables that are a list', '{"query":"{ me { id } }","variables":[1]}', 400, 'BAD_REQUEST'],
  ['extensions that are no object', '{"query":"{ me { id } }","extensions":1}', 400, 'BAD_REQUEST'],
  ['an operation name that is no text', '{"query":"{ me { id } }","operationName":1}', 400, 'BAD_REQUEST'],
  ['a batch', '[{"query":"{ me { id } }"},{"query":"{ me { id } }"}]', 400, 'BATCHING_DISABLED'],
  ['an empty batch', '[]', 400, 'BATCHING_DISABLED'],
  ['a polluted prototype', '{"__proto__":{"query":"{ me { id } }"}}', 400, 'BAD_REQUEST'],
  [
    'a body of two megabytes',
    JSON.stringify({ query: `{ me { id } } # ${'x'.repeat(2 * 1024 * 1024)}` }),
    413,
    'BAD_REQUEST',
  ],
  ['a document that is not GraphQL', '{"query":"{ me { secret-10.0.0.1"}', 400, 'GRAPHQL_PARSE_FAILED'],
  ['a field that there is not', '{"query":"{ nobody }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['a field named as the type', '{"query":"{ me { __typename: id } }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
  ["the gateway's own field", '{"query":"{ _service { sdl } }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'an operation that there is not',
    '{"query":"query A { me { id } }","operationName":"B"}',
    400,
    'OPERATION_RESOLUTION_FAILURE',
  ],
  [
    'two operations and no name',
    '{"query":"query A { me { id } } query B { me { id } }"}',
    400,
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['a missing variable', '{"query":"query ($id: ID!) { user(id: $id) { id } }"}', 400, 'BAD_USER_INPUT'],
  [
    'a variable of another type',
    '{"query":"query ($n: Int) { topProducts(first: $n) { upc } }","variables":{"n":"x"}}',
    400,
    'BAD_USER_INPUT',
  ],
  ['A31: a subscription', '{"query":"subscription { me { id } }"}', 400, 'SUBSCRIPTIONS_NOT_SERVED'],
  [
    'A32: an unknown persisted query',
    '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}',
    200,
    'PERSISTED_QUERY_NOT_FOUND',
  ],
];

test.each(bodies)('%s is refused with a code', async (_, body, status, code) => {
  expectRefused(await post(shop.router.url, body), status, code);
});

test.each([
  'application/json; charset=utf-7',
  'application/json; charset=utf-16',
  'application/json; charset=utf-16le',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/graphql',
  'application/json, text/plain',
  '',
])('A14, A43: a body of "%s" is refused', async (type) => {
  const body = JSON.stringify({ query: '{ me { id } }' });
  expectRefused(await post(shop.router.url, body, { 'content-type': type }), 415, 'BAD_REQUEST');
});

test('A42: a mutation by GET is refused, and nothing is changed', async () => {
  const before = shop.products.calls.length;
  const query = encodeURIComponent('mutation { rename(upc: "1", name: "x") { name } }');
  const { statusCode, headers, body } = await request(`${shop.router.url}?query=${query}`, {
    headers: { 'apollo-require-preflight': '1' },
  });
  expect([statusCode, headers.allow]).toEqual([405, 'POST']);
  expect(await body.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  expect(shop.products.calls.length).toBe(before);
});

test('A44: a GET that a page elsewhere could make is refused', async () => {
  const { statusCode, body } = await request(`${shop.router.url}?query={me{id}}`);
  expect(statusCode).toBe(400);
  expect(await body.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

test.each(['https://elsewhere.example', 'null', 'http://127.0.0.1'])(
  'A45: a page of %s may not read what is answered',
  async (origin) => {
    for (const method of ['POST', 'OPTIONS', 'GET'] as const) {
      const { headers, body } = await request(shop.router.url, {
        method,
        headers: { origin, 'content-type': 'application/json', 'access-control-request-method': 'POST' },
        ...(method === 'POST' && { body: JSON.stringify({ query: '{ me { id } }' }) }),
      });
      await body.dump();
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  },
);

test('A32: a query under a hash that is not its own is refused, and not kept under it', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } };
  const poisoned = await post(shop.router.url, JSON.stringify({ query: '{ me { id } }', extensions }));
  expectRefused(poisoned, 400, 'BAD_REQUEST');
  expectRefused(
    await post(shop.router.url, JSON.stringify({ extensions })),
    200,
    'PERSISTED_QUERY_NOT_FOUND',
  );
});

test('a path that there is not is 404 with a code', async () => {
  const { statusCode, body } = await request(new URL('/admin', shop.router.url));
  expect(statusCode).toBe(404);
  expect(await body.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
});

test('after all of these the router is ready', async () => {
  for (const path of ['/health/live', '/health/ready']) {
    expect((await request(new URL(path, shop.router.url))).statusCode).toBe(200);
  }
});

function expectRefused({ status, body }: Reply, expected: number, code: string): void {
  expect(status).toBe(expected);
  expect(body.errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  expect(faultCodes).toHaveProperty(code);
  expect(JSON.stringify(body)).not.toMatch(/node_modules|at .*\.js|stack|10\.0\.0\.1|\/tmp/);
}
