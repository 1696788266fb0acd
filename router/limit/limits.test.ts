import { createHash } from 'node:crypto';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultCodes } from '../../shared/errors/fault.js';
import { attacks } from '../testing/attacks.js';
import { post, type Reply, type Shop, startShop } from '../testing/shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const times = (count: number, one: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i)).join(' ');
const asked = (query: string) => JSON.stringify({ query });

/** Long enough that only what hangs takes it. */
const hangMs = 5_000;

describe('an attack is refused with a code before any subgraph is asked', () => {
  test.each(attacks)('$name', async ({ body, status, code }) => {
    const before = callsOf(shop);
    const begun = performance.now();
    expectRefused(await post(shop.router.url, body), status, code);
    expect(performance.now() - begun).toBeLessThan(hangMs);
    expect(callsOf(shop)).toBe(before);
  });

  test.each(attacks.filter(({ body }) => body.length < 12_000 && !body.startsWith('[')))(
    'by GET too: $name',
    async ({ body, status, code }) => {
      const { query, variables } = JSON.parse(body);
      const url = new URL(shop.router.url);
      url.searchParams.set('query', query);
      url.searchParams.set('variables', JSON.stringify(variables));
      const { statusCode, body: said } = await request(url, { headers: { 'apollo-require-preflight': '1' } });
      const reply = { status: statusCode, headers: {}, body: await said.json() } as Reply;
      if (url.href.length < 12_000) expectRefused(reply, status, code);
      else expect([400, 431]).toContain(statusCode);
    },
  );

  test.each(['gzip', 'br', 'deflate', 'zstd', 'gzip, gzip', 'x-unheard-of'])(
    'A15: a body in %s, which may be a bomb, is refused unread',
    async (encoding) => {
      const reply = await post(shop.router.url, Buffer.alloc(100), { 'content-encoding': encoding });
      expectRefused(reply, 415, 'BAD_REQUEST');
    },
  );

  test.each(['a b', 'x:y:z', '%'])('a host named %j is 400, not a failure of ours', async (host) => {
    expectRefused(await post(shop.router.url, asked('{ me { id } }'), { host }), 400, 'BAD_REQUEST');
  });

  test('A30: what is skipped by a variable counts when the variable says otherwise', async () => {
    const query = 'query ($no: Boolean!) { me { id } topProducts(first: 1000000) @skip(if: $no) { upc } }';
    expect((await shop.query(query, { no: true })).body.data).toEqual({ me: { id: 'u1' } });
    expectRefused(await shop.query(query, { no: false }), 400, 'COST_LIMIT');
  });

  test('a document known by its hash is measured like any other', async () => {
    const query = `{ me { ${times(100, (i) => `a${i}: id`)} } }`;
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expectRefused(await post(shop.router.url, JSON.stringify({ query, extensions })), 400, 'ALIAS_LIMIT');
    const { body } = await post(shop.router.url, JSON.stringify({ extensions }));
    expect(body.errors?.[0]?.extensions?.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});

test('the error is of the type that was asked for', async () => {
  const accept = 'application/graphql-response+json';
  const { status, headers } = await post(shop.router.url, attacks[0]?.body ?? '', { accept });
  expect([status, headers['content-type']]).toEqual([400, expect.stringContaining(accept)]);
});

test('A17: names of what every object has are names like any other', async () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
  for (const name of names.slice(1)) {
    const { body } = await shop.query(
      `query ${name} { ${name}: me { ...${name} } } fragment ${name} on User { id }`,
    );
    expect(body.data).toEqual({ [name]: { id: 'u1' } });
  }
  for (const name of names) {
    const { status } = await shop.query(
      `query ($${name}: Int) { topProducts(first: $${name}) { upc } ...${name} }`,
    );
    expect(status).toBe(400);
  }
  expect(Reflect.get({}, 'id')).toBeUndefined();
});

test('A34: a mistake is told without what else there is', async () => {
  const { status, body } = await shop.query('{ mee { id } topProduct(firts: 1) { upc } }');
  expect(status).toBe(400);
  expect(JSON.stringify(body)).not.toMatch(/Did you mean|"me"|topProducts|first/);
});

test('A13: after many different documents one that was asked before is answered as before', async () => {
  const { body } = await shop.query('{ me { name } }');
  for (let i = 0; i < 300; i += 1) expect((await shop.query(`{ a${i}: __typename }`)).status).toBe(200);
  expect((await shop.query('{ me { name } }')).body).toEqual(body);
});

const callsOf = ({ products, reviews, users }: Shop) =>
  products.calls.length + reviews.calls.length + users.calls.length;

function expectRefused({ status, body }: Reply, expected: number, code: string): void {
  expect([status, body.errors?.map(({ extensions }) => extensions?.code)]).toEqual([
    expected,
    expect.arrayContaining([code]),
  ]);
  expect(body).not.toHaveProperty('data');
  expect(faultCodes).toHaveProperty(code);
  expect(JSON.stringify(body)).not.toMatch(/node_modules|at .*\.js|stack|"http"/);
}
