import { expect, test } from 'vitest';
import { federation, v2 } from '../../../testing/federation.js';

const common = { __typename: 'Both', label: 'x' };
const a = { __typename: 'OnlyA', a: 'a' };
const b = { __typename: 'OnlyB', b: 'b' };
const part = (
  only: string,
) => `type Box @shareable { acts: [Act!]! @shareable } union Act = Both | Only${only.toUpperCase()}
  type Both @shareable { label: String } type Only${only.toUpperCase()} { ${only}: String }`;
const ask = federation({
  a: [
    `${v2} ${part('a')} type Query { rootA: Case shared: Case @shareable } type Case @key(fields: "id") { id: ID! box: Box @shareable }`,
    {
      Query: {
        rootA: () => ({ id: '1', box: { acts: [common, a] } }),
        shared: () => ({ id: '1', box: { acts: [common] } }),
      },
      Case: { __resolveReference: () => ({ id: '1', box: { acts: [common, a] } }) },
    },
  ],
  b: [
    `${v2} ${part('b')} type Query { rootB: Case shared: Case @shareable } type Case @key(fields: "id") { id: ID! box: Box @shareable bBox: Box }`,
    {
      Query: {
        rootB: () => ({ id: '1', box: { acts: [common, b] } }),
        shared: () => ({ id: '1', box: { acts: [common] } }),
      },
      Case: { __resolveReference: () => ({ id: '1', bBox: { acts: [common, b] } }) },
    },
  ],
});
const acts = 'acts { __typename ... on Both { label } ... on OnlyA { a } ... on OnlyB { b } }';

// Apollo's planner asks no subgraph for the fields of a member that not all of them have.
test.each([
  [
    `{ rootA { box { ${acts} } } }`,
    { rootA: { box: { acts: [common, { ...a, a: null }] } } },
    'rootA.box.acts.1.a',
  ],
  [
    `{ rootB { box { ${acts} } } }`,
    { rootB: { box: { acts: [common, { ...b, b: null }] } } },
    'rootB.box.acts.1.b',
  ],
])('what the planner asks nobody for is an error, never a silent null: %s', async (query, data, path) => {
  const answer = await ask(query);
  expect(answer.data).toEqual(data);
  expect(answer.errors?.map((error) => error.path?.join('.'))).toEqual([path]);
});

test.each([
  [`{ shared { box { ${acts} } } }`, { shared: { box: { acts: [common] } } }],
  [`{ rootA { bBox { ${acts} } } }`, { rootA: { bBox: { acts: [common, b] } } }],
])('every member that the asked subgraph knows is kept: %s', async (query, data) => {
  expect(await ask(query)).toEqual({ data });
});
