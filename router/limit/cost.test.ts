import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningRouter, startRouter } from '../router.js';
import { openRouter } from '../testing/open-router.js';
import { composed, post } from '../testing/shop.js';
import { startTinySubgraph, type TinySubgraph } from '../testing/tiny-subgraph.js';
import { usualLimits } from './limit-options.js';

const sdl = (imports: string, cost: string, listSize: string) => `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"${imports}])
  type Query {
    person: Person
    people(first: Int = 20): PersonConnection
      ${listSize}(slicingArguments: ["first"], sizedFields: ["edges", "nodes"], assumedSize: 7)
    streets: [Street!] ${listSize}(assumedSize: 40)
    unsaid: [Street!]
    paged(first: Int): PersonConnection
    search(text: String ${cost}(weight: 9), where: Where): [Street!] ${listSize}(assumedSize: 1)
  }
  type Mutation { move(street: ID): Person }
  input Where { town: String ${cost}(weight: 4) any: [Where!] }
  type PersonConnection { nodes: [Person!] edges: [PersonEdge!] total: Int }
  type PersonEdge { node: Person }
  type Person @key(fields: "id") { id: ID! name: String ${cost}(weight: 3) street: Street friends: [Person!] }
  type Street ${cost}(weight: 5) { name: String }`;

const street = { name: 'Jalan Contoh' };
const person = { __typename: 'Person', id: '1', name: 'Budi', street, friends: [] };
const resolvers = {
  Query: {
    person: () => person,
    people: () => ({ nodes: [person, person], edges: [{ node: person }], total: 2 }),
    streets: () => [street, street, street],
    unsaid: () => [],
    paged: () => null,
    search: () => [street],
  },
  Mutation: { move: () => person },
  Person: { __resolveReference: () => person },
};

const names: readonly (readonly [string, string, string, string])[] = [
  ['imported', ', "@cost", "@listSize"', '@cost', '@listSize'],
  ['not imported', '', '@federation__cost', '@federation__listSize'],
  ['renamed', ', {name: "@cost", as: "@weighs"}, {name: "@listSize", as: "@long"}', '@weighs', '@long'],
];

describe.each(names)('with the directives %s', (_, imports, cost, listSize) => {
  let subgraph: TinySubgraph;
  let router: RunningRouter;
  beforeAll(async () => {
    const published = sdl(imports, cost, listSize);
    subgraph = await startTinySubgraph(published, resolvers);
    router = await startRouter({
      supergraph: composed([{ name: 'people', url: subgraph.url, sdl: published }]),
      ...openRouter,
      deadlineMs: 1_000,
      limits: { ...usualLimits, costMax: 1_100, listSizeAssumed: 10 },
    });
  });
  afterAll(async () => {
    await router.stop();
    await subgraph.stop();
  });
  const ask = (query: string, variables = {}, headers = {}) =>
    post(router.url, JSON.stringify({ query, variables }), headers);

  test.each([
    ['an object counts 1, a scalar nothing', '{ person { id } }', {}, 1, 1],
    ['what a field says of itself goes first', '{ person { name } }', {}, 4, 4],
    ['then what its type says', '{ person { street { name } } }', {}, 6, 6],
    ['a list counts as long as it is asked for', '{ people(first: 5) { nodes { id } } }', {}, 6, 3],
    ['by a variable too', 'query ($n: Int) { people(first: $n) { nodes { id } } }', { n: 5 }, 6, 3],
    ['by the default of a variable', 'query ($n: Int = 6) { people(first: $n) { nodes { id } } }', {}, 7, 3],
    ['by the default of the argument', '{ people { nodes { id } } }', {}, 21, 3],
    ['each list that is sized', '{ people(first: 5) { nodes { id } edges { node { id } } } }', {}, 16, 5],
    ['a list that is not sized is not', '{ people(first: 5) { total } }', {}, 1, 1],
    ['as long as is assumed, where no argument says it', '{ streets { name } }', {}, 200, 15],
    ['as long as lists are here, where nothing is said', '{ unsaid { name } }', {}, 50, 0],
    ['by its `first`, where nothing is said of it', '{ paged(first: 4) { nodes { id } } }', {}, 5, 0],
    ['lists multiply', '{ people(first: 5) { nodes { friends { id } } } }', {}, 56, 3],
    ['an alias counts again', '{ a: person { id } b: person { id } }', {}, 2, 2],
    [
      'fragments count where they stand',
      '{ a: person { ...F } b: person { ...F } } fragment F on Person { name }',
      {},
      8,
      8,
    ],
    ['a command counts ten and what it answers', 'mutation { move { id } }', {}, 11, 11],
    ['an argument counts what it says', '{ search(text: "x") { name } }', {}, 14, 14],
    ['with all that is in it', '{ search(where: {town: "x", any: [{town: "y"}, {}]}) { name } }', {}, 13, 13],
    ['not where it is not given', '{ search(text: null) { name } }', {}, 5, 5],
    [
      'what is skipped counts nothing',
      'query ($no: Boolean!) { person { id } streets @skip(if: $no) { name } }',
      { no: true },
      1,
      1,
    ],
    ['nor what is not included', '{ person { id ... @include(if: false) { street { name } } } }', {}, 1, 1],
    ['the schema counts whole', '{ __schema { types { fields { args { name } } } } }', {}, 1_000, 1_000],
  ])('%s', async (_name, query, variables, requested, actual) => {
    const { body } = await ask(query, variables, { 'x-cost': 'tell' });
    expect(body.errors).toBeUndefined();
    expect(body.extensions).toEqual({ cost: { requested, actual, max: 1_100 } });
  });

  test('A10: what asks for more than may be is refused before anybody is asked, and told by how much', async () => {
    const before = subgraph.calls.length;
    const { status, body } = await ask('{ people(first: 1100) { nodes { id } } }');
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      expect.objectContaining({ extensions: { code: 'COST_LIMIT', requested: 1_101, max: 1_100 } }),
    ]);
    expect(subgraph.calls.length).toBe(before);
    expect((await ask('{ people(first: 1099) { nodes { id } } }')).status).toBe(200);
  });

  test.each([-1_000_000, 1e300])('a list of %d makes the rest no cheaper', async (n) => {
    const streets = ['a', 'b', 'c', 'd', 'e', 'f'].map((alias) => `${alias}: streets { name }`).join(' ');
    const { body } = await ask(`query ($n: Int) { people(first: $n) { nodes { id } } ${streets} }`, { n });
    expect(body.errors?.[0]?.extensions?.code).toBe('COST_LIMIT');
  });

  test('nobody is told who does not ask', async () => {
    expect((await ask('{ person { id } }')).body).toEqual({ data: { person: { id: '1' } } });
  });
});
