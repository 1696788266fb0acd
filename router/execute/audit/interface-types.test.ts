import { expect, test } from 'vitest';
import { byKey, federation, v2 } from '../../testing/federation.js';

const vehicles = [
  { __typename: 'Bus', id: 'b1', seats: 40, line: { id: 'l1' } },
  { __typename: 'Train', id: 't1', seats: 400, coaches: 8 },
];
const ask = federation({
  fleet: [
    `${v2} interface Vehicle { id: ID! seats: Int }
     type Bus implements Vehicle @key(fields: "id") { id: ID! seats: Int line: Line }
     type Train implements Vehicle @key(fields: "id") { id: ID! seats: Int coaches: Int }
     type Line @key(fields: "id") { id: ID! }
     type Query { vehicles: [Vehicle!]! }`,
    { Query: { vehicles: () => vehicles } },
  ],
  repairs: [
    `${v2} interface Repaired { due: String }
     type Bus implements Repaired @key(fields: "id") { id: ID! due: String }
     type Train implements Repaired @key(fields: "id") { id: ID! due: String workshop: String }`,
    {
      Bus: { __resolveReference: ({ id }: { id: string }) => ({ id, due: `${id} in May` }) },
      Train: {
        __resolveReference: ({ id }: { id: string }) => ({ id, due: `${id} in June`, workshop: 'Madiun' }),
      },
    },
  ],
  lines: [
    `${v2} type Line @key(fields: "id") { id: ID! name: String }`,
    { Line: { __resolveReference: byKey('id', [{ id: 'l1', name: 'Blok M' }]) } },
  ],
});

test('each type behind an interface gets its own fields from other subgraphs', async () => {
  const query = `{ vehicles { __typename seats ... on Bus { due line { name } } ... on Train { workshop } } }`;
  expect(await ask(query)).toEqual({
    data: {
      vehicles: [
        { __typename: 'Bus', seats: 40, due: 'b1 in May', line: { name: 'Blok M' } },
        { __typename: 'Train', seats: 400, workshop: 'Madiun' },
      ],
    },
  });
});

test('a fragment about an interface that only another subgraph knows is answered', async () => {
  expect(await ask('{ vehicles { ... on Repaired { due } id } }')).toEqual({
    data: {
      vehicles: [
        { due: 'b1 in May', id: 'b1' },
        { due: 't1 in June', id: 't1' },
      ],
    },
  });
});
