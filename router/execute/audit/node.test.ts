import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const of = (text: string) => ({
  __resolveReference: ({ id }: { id: string }) => ({ id, text: `${text} ${id}` }),
});
const ask = federation({
  nodes: [
    `${v2} interface Node { id: ID! } type Road implements Node @key(fields: "id") { id: ID! }
      type Bridge implements Node @key(fields: "id") { id: ID! } type Query { nodes: [Node] }`,
    {
      Query: {
        nodes: () => [
          { __typename: 'Road', id: '1' },
          null,
          { __typename: 'Bridge', id: '2' },
          { __typename: 'Road', id: '3' },
        ],
      },
    },
  ],
  roads: [
    `${v2} interface Node { id: ID! } type Road implements Node @key(fields: "id") { id: ID! text: String }`,
    { Road: of('road') },
  ],
  bridges: [
    `${v2} interface Node { id: ID! } type Bridge implements Node @key(fields: "id") { id: ID! text: String }`,
    { Bridge: of('bridge') },
  ],
});

test('nodes of any type are completed each by its own subgraph', async () => {
  expect(await ask('{ nodes { id ... on Road { text } ... on Bridge { text } } }')).toEqual({
    data: {
      nodes: [{ id: '1', text: 'road 1' }, null, { id: '2', text: 'bridge 2' }, { id: '3', text: 'road 3' }],
    },
  });
});
