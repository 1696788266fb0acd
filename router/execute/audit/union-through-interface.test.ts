import { expect, test } from 'vitest';
import { errorPaths, federation, v2 } from '../../testing/federation.js';

const ovens = ['o1', 'o2'].map((id) => ({ __typename: 'Oven', id }));
const kettles = ['k1', 'k2'].map((id) => ({ __typename: 'Kettle', id, years: 3 }));
const ask = federation({
  ovens: [
    `${v2} union Good = Kettle | Oven interface Node { id: ID! } type Oven implements Node @key(fields: "id") { id: ID! }
      type Kettle implements Node @key(fields: "id") { id: ID! years: Int @shareable } type Query { goods: [Good] node(id: ID!): Node }`,
    {
      Query: {
        goods: () => [...ovens, ...kettles],
        node: (_: unknown, { id }: { id: string }) => {
          if (id.startsWith('o')) throw new Error('not here');
          return kettles[0];
        },
      },
    },
  ],
  years: [
    `${v2} interface Lasting { years: Int } type Oven implements Lasting @key(fields: "id") { id: ID! years: Int }
      type Kettle implements Lasting @key(fields: "id") { id: ID! years: Int @shareable } type Query { lasting: [Lasting] }`,
    { Query: { lasting: () => kettles }, Oven: { years: () => 9 }, Kettle: { years: () => 3 } },
  ],
});

test.each([
  ['{ goods { ... on Node { id } } }', { goods: ['o1', 'o2', 'k1', 'k2'].map((id) => ({ id })) }],
  ['{ goods { ... on Lasting { years } } }', { goods: [9, 9, 3, 3].map((years) => ({ years })) }],
  [
    '{ lasting { ... on Node { id ... on Lasting { years } } } }',
    {
      lasting: [
        { id: 'k1', years: 3 },
        { id: 'k2', years: 3 },
      ],
    },
  ],
  [
    '{ goods { ... on Kettle { years } ... on Oven { id } } }',
    { goods: [{ id: 'o1' }, { id: 'o2' }, { years: 3 }, { years: 3 }] },
  ],
  ['{ node(id: "k1") { ... on Kettle { years } } }', { node: { years: 3 } }],
])('members of a union are asked about through interfaces: %s', async (query, data) => {
  expect(await ask(query)).toEqual({ data });
});

test('a failure on the way is an error, whatever type was asked about', async () => {
  for (const type of ['Oven', 'Kettle']) {
    const answer = await ask(`{ node(id: "o1") { ... on ${type} { years } } }`);
    expect(answer.data).toEqual({ node: null });
    expect(errorPaths(answer)).toEqual(['node']);
  }
});
