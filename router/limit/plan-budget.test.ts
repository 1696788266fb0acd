import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningRouter, startRouter } from '../router.js';
import { openRouter } from '../testing/open-router.js';
import { composed, post } from '../testing/shop.js';
import { startTinySubgraph, type TinySubgraph } from '../testing/tiny-subgraph.js';
import { usualLimits } from './limit-options.js';

const shared = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const names = ['north', 'south', 'east', 'west'];

/** Every subgraph answers the same fields, which are no keys, so that each field has as many ways as there are subgraphs. */
const sdlOf = (name: string) => `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])
  type Query { thing: Thing @shareable }
  type Thing @key(fields: "id") { id: ID! ${shared.map((field) => `${field}: Thing @shareable`).join(' ')} ${name}: Int }`;

let subgraphs: readonly TinySubgraph[];
let supergraph: string;
const routers: RunningRouter[] = [];
beforeAll(async () => {
  subgraphs = await Promise.all(
    names.map((name) => startTinySubgraph(sdlOf(name), { Query: { thing: () => ({ id: '1' }) } })),
  );
  supergraph = composed(names.map((name, i) => ({ name, url: subgraphs[i]?.url ?? '', sdl: sdlOf(name) })));
});
afterAll(async () => {
  await Promise.all(routers.map((router) => router.stop()));
  await Promise.all(subgraphs.map((subgraph) => subgraph.stop()));
});

async function routerWith(limits: Partial<typeof usualLimits>) {
  const router = await startRouter({
    supergraph,
    ...openRouter,
    deadlineMs: 1_000,
    limits: { ...usualLimits, ...limits },
  });
  routers.push(router);
  return (query: string) => post(router.url, JSON.stringify({ query }));
}

const all = names.join(' ');
const bomb = `{ thing { ${shared.map((field) => `${field} { ${all} }`).join(' ')} } }`;

test('A11: a document with more ways to be answered than may be weighed is refused with a code, each time', async () => {
  const ask = await routerWith({ planPathsMax: 3 });
  for (let i = 0; i < 3; i += 1) {
    const { status, body } = await ask(bomb);
    expect([status, body.errors?.[0]?.extensions]).toEqual([400, { code: 'PLAN_BUDGET' }]);
  }
  expect(subgraphs.map(({ calls }) => calls.length)).toEqual([0, 0, 0, 0]);
  expect((await ask('{ __typename }')).body).toEqual({ data: { __typename: 'Query' } });
});

test('A11: within the usual bounds the same document is planned without weighing every plan', async () => {
  const ask = await routerWith({});
  const begun = performance.now();
  const { status, body } = await ask(bomb);
  // Unbounded, the planner weighs 4^8 plans, for minutes.
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect([status, body.data]).toMatchObject([200, { thing: { a: null } }]);
});
