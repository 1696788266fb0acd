import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const things = [
  { __typename: 'Oven', id: '1' },
  { __typename: 'Kettle', id: '2' },
];
const ask = federation({
  things: [
    `${v2} interface Thing @key(fields: "id") { id: ID! } type Oven implements Thing @key(fields: "id") { id: ID! }
      type Kettle implements Thing @key(fields: "id") { id: ID! } union Any = Kettle | Oven type Query { things: [Thing!]! any: [Any!]! }`,
    {
      Query: { things: () => things, any: () => things },
      Thing: { __resolveReference: ({ id }: { id: string }) => things.find((one) => one.id === id) },
    },
  ],
  users: [
    `${v2} type Thing @key(fields: "id") @interfaceObject { id: ID! used: Int } type Query { used: [Thing!]! }`,
    { Query: { used: () => [{ id: '2', used: 5 }] } },
  ],
});

test.each([
  [
    '{ any { __typename kind: __typename } }',
    { any: things.map(({ __typename: type }) => ({ __typename: type, kind: type })) },
  ],
  [
    '{ things { id a: __typename __typename b: __typename } }',
    { things: things.map(({ __typename: type, id }) => ({ id, a: type, __typename: type, b: type })) },
  ],
  [
    '{ any { ... on Oven { kind: __typename } ... on Kettle { __typename } } }',
    { any: [{ kind: 'Oven' }, { __typename: 'Kettle' }] },
  ],
  ['{ used { used kind: __typename } }', { used: [{ used: 5, kind: 'Kettle' }] }],
  [
    '{ __typename a: __typename things { __typename } }',
    { __typename: 'Query', a: 'Query', things: things.map(({ __typename }) => ({ __typename })) },
  ],
  ['{ __typename }', { __typename: 'Query' }],
])('the type of every object is its own, under every name: %s', async (query, data) => {
  expect(await ask(query)).toEqual({ data });
});
