import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StartError } from '../shared/process/run-main.js';
import { urlVariableOf } from './subgraph-url.js';
import { readSupergraph } from './supergraph.js';
import { composed } from './testing/shop.js';
import { shopSdl } from './testing/shop-subgraphs.js';

const shop = composed(
  Object.entries(shopSdl).map(([name, sdl]) => ({ name, url: `http://${name}.test/graphql`, sdl })),
);
const nowhere = { subgraphUrl: () => undefined, subgraphHosts: null };
const refusal = (sdl: string, subgraphUrl: (name: string) => string | undefined = nowhere.subgraphUrl) => {
  try {
    readSupergraph(sdl, { ...nowhere, subgraphUrl });
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  return null;
};

test('a supergraph says where its subgraphs are', () => {
  expect([...readSupergraph(shop, nowhere).subgraphs].map(([name, { href }]) => [name, href])).toEqual([
    ['products', 'http://products.test/graphql'],
    ['reviews', 'http://reviews.test/graphql'],
    ['users', 'http://users.test/graphql'],
  ]);
});

test('a subgraph may be elsewhere than the supergraph says', () => {
  const { subgraphs } = readSupergraph(shop, {
    ...nowhere,
    subgraphUrl: (name) => (name === 'users' ? 'https://[::1]:4443/a?b=c' : undefined),
  });
  expect(subgraphs.get('users')?.href).toBe('https://[::1]:4443/a?b=c');
});

const fed1 = shop
  .replace(
    /@link\(url: "https:\/\/specs.apollo.dev\/link\/v1.0"\)/,
    '@core(feature: "https://specs.apollo.dev/core/v0.2")',
  )
  .replace(
    /@link\(url: "https:\/\/specs.apollo.dev\/join\/v0.\d", for: EXECUTION\)/,
    '@core(feature: "https://specs.apollo.dev/join/v0.1", for: EXECUTION)',
  );

test.each([
  ['nothing', ' \n', 'The supergraph is empty. Make one with `npm run schema`.'],
  ['text', 'Dear Sir or Madam,', 'The supergraph is not GraphQL: Syntax Error: Unexpected Name "Dear".'],
  ['a page', '<html></html>', 'The supergraph is not GraphQL: Syntax Error: Unexpected character: "<".'],
  [
    'a subgraph',
    shopSdl.users,
    /^The file is GraphQL, but no supergraph: .* Compose it with Apollo Federation 2\.$/,
  ],
  ['a plain schema', 'type Query { a: Int }', /^The file is GraphQL, but no supergraph/],
  ['a query', '{ me { name } }', /^The file is GraphQL, but no supergraph/],
  [
    'a supergraph of Federation 1',
    fed1,
    'The supergraph was composed by Apollo Federation 1. Compose it again with Federation 2.',
  ],
  [
    'one of a Federation to come',
    shop.replace(/join\/v0.\d/, 'join/v9.0'),
    /^The supergraph cannot be served: .*join.*v?9\.0/,
  ],
  [
    'one with a part missing',
    shop.replace('PRODUCTS @join__graph', 'GOODS @join__graph'),
    /^The supergraph cannot be served: /,
  ],
  [
    'one with a type missing',
    shop.replace('union Found', 'union Lost'),
    /^The supergraph cannot be served: /,
  ],
])('%s is refused with one sentence', (_, sdl, message) => {
  expect(refusal(sdl)).toMatch(message);
  expect(refusal(sdl)).not.toContain('\n');
});

test('rules that this router does not enforce are not passed over', () => {
  const guarded = composed([
    {
      name: 'users',
      url: 'http://users.test',
      sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@authenticated"])
        type Query { me: String @authenticated }`,
    },
  ]);
  expect(refusal(guarded)).toBeNull();
  expect(refusal(guarded.replace('authenticated/v0.1', 'authenticated/v0.9'))).toMatch(
    /^The supergraph cannot be served: .*authenticated/,
  );
});

test.each(['', 'users', 'file:///etc/passwd', 'ftp://users.test/'])(
  'an address like "%s" is refused',
  (url) => {
    expect(refusal(shop, (name) => (name === 'users' ? url : undefined))).toBe(
      'The supergraph does not say at which http or https address its subgraph "users" is. Set USERS_SUBGRAPH_URL.',
    );
  },
);

test('a directive of which the supergraph knows nothing is refused', () => {
  expect(refusal(shop.replace('directive @join__enumValue', 'directive @oin__enumValue'))).toMatch(
    /^The supergraph cannot be served: /,
  );
});

test('any text is either a supergraph or refused, never a crash', () => {
  const cut = fc.integer({ min: 0, max: shop.length }).map((at) => shop.slice(0, at));
  const holed = fc
    .tuple(fc.integer({ min: 0, max: shop.length }), fc.integer({ min: 1, max: 40 }))
    .map(([at, length]) => shop.slice(0, at) + shop.slice(at + length));
  fc.assert(
    fc.property(fc.oneof(fc.string(), cut, holed), (sdl) => void refusal(sdl)),
    { numRuns: 150 },
  );
});

test.each([
  ['permits', 'PERMITS_SUBGRAPH_URL'],
  ['user-accounts', 'USER_ACCOUNTS_SUBGRAPH_URL'],
  ['eu.users', 'EU_USERS_SUBGRAPH_URL'],
])('where %s is, %s says', (name, variable) => {
  expect(urlVariableOf(name)).toBe(variable);
});
