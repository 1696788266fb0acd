import { createHash } from 'node:crypto';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultCodes } from '../../shared/errors/fault.js';
import { post, type Reply, type Shop, startShop } from '../testing/shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const times = (count: number, one: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i)).join(' ');
const doubling = times(30, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
const asked = (query: string, variables: unknown = {}) => JSON.stringify({ query, variables });
const ids = 'query ($r: [ID!]!) { byUpcs(representations: $r) { name } }';

/** Long enough that only what hangs takes it. */
const hangMs = 5_000;

const attacks: readonly (readonly [string, string, number, string])[] = [
  [
    'A01: a hundred aliases of one field',
    asked(`{ ${times(100, (i) => `a${i}: me { id }`)} }`),
    400,
    'ROOT_FIELD_LIMIT',
  ],
  [
    'A01: a hundred aliases below one',
    asked(`{ me { ${times(100, (i) => `a${i}: id`)} } }`),
    400,
    'ALIAS_LIMIT',
  ],
  ['A02: a field a thousand times', asked(`{ me { ${times(1_000, () => 'id')} } }`), 400, 'FIELD_LIMIT'],
  [
    'A03: a batch of ten',
    JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{ me { id } }' }))),
    400,
    'BATCHING_DISABLED',
  ],
  ['A04: directives in their hundreds', asked(`{ me { id ${'@aa'.repeat(500)} } }`), 400, 'DIRECTIVE_LIMIT'],
  [
    'A05: introspection in circles',
    asked(
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
    ),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'A06: fifty fields within each other',
    asked(`{ me ${'{ reviews { author '.repeat(25)} { id } ${'} }'.repeat(25)} }`),
    400,
    'DEPTH_LIMIT',
  ],
  [
    'A07: a fragment that is 2^30 fields',
    asked(`{ ...F0 } ${doubling} fragment F30 on Query { me { id } }`),
    400,
    'ROOT_FIELD_LIMIT',
  ],
  [
    'A08: two hundred inline fragments of a hundred fields',
    asked(`{ me { ${times(200, () => `... on User { ${times(100, () => 'id')} }`)} } }`),
    400,
    'TOKEN_LIMIT',
  ],
  [
    'A09: a fragment that contains itself',
    asked('{ me { ...F } } fragment F on User { ...F }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['A10: a body of five megabytes', asked('{ me { id } }', { x: 'x'.repeat(5_000_000) }), 413, 'BAD_REQUEST'],
  [
    'A10: a hundred thousand lists in each other',
    `{"query":"{ me { id } }","variables":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
    400,
    'VARIABLES_LIMIT',
  ],
  [
    'A10: a list of twenty thousand',
    asked(ids, { r: Array.from({ length: 20_000 }, () => '1') }),
    400,
    'VARIABLES_LIMIT',
  ],
  ['A10: a million of a list', asked('{ topProducts(first: 1000000) { upc } }'), 400, 'COST_LIMIT'],
  [
    'A10: a million of a list, said by a variable',
    asked('query ($n: Int = 1) { topProducts(first: $n) { upc } }', { n: 1_000_000 }),
    400,
    'COST_LIMIT',
  ],
  [
    'A12: fragments that fan out to each other',
    asked(
      `{ me { ...F0 } } ${times(19, (i) => `fragment F${i} on User { ${times(20, () => `...F${i + 1}`)} }`)} fragment F19 on User { id }`,
    ),
    400,
    'FIELD_LIMIT',
  ],
  [
    'A14: a name of ten thousand characters',
    asked(`{ ${'n'.repeat(10_000)} }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'A14: a comment of a hundred thousand',
    asked(`{ me { id } } #${'x'.repeat(100_000)}`),
    400,
    'TOKEN_LIMIT',
  ],
  ['A14: NUL in a document', asked('{ me { \u0000 id } }'), 400, 'GRAPHQL_PARSE_FAILED'],
  ['A14: a letter that looks like another', asked('{ m\u0435 { id } }'), 400, 'GRAPHQL_PARSE_FAILED'],
  ['A14: text that turns round', asked('{ me { id } \u202e }'), 400, 'GRAPHQL_PARSE_FAILED'],
  ['A16: no GraphQL', asked('qwerty cop {abc}'), 400, 'GRAPHQL_PARSE_FAILED'],
];

describe('an attack is refused with a code before any subgraph is asked', () => {
  test.each(attacks)('%s', async (_, body, status, code) => {
    const before = callsOf(shop);
    const begun = performance.now();
    expectRefused(await post(shop.router.url, body), status, code);
    expect(performance.now() - begun).toBeLessThan(hangMs);
    expect(callsOf(shop)).toBe(before);
  });

  test.each(attacks.filter(([, body]) => body.length < 12_000 && !body.startsWith('[')))(
    'by GET too: %s',
    async (_, body, status, code) => {
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
  const { status, headers } = await post(shop.router.url, attacks[0]?.[1] ?? '', { accept });
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
