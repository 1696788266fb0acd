import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const people = [
  { __typename: 'Member', id: 'm1', name: 'Ani' },
  { __typename: 'Guest', id: null, name: 'Budi' },
];
const ask = federation({
  club: [
    `${v2} union Visitor = Guest | Member
     type Member @key(fields: "id") { id: ID! name: String met: [Visitor!]! }
     type Guest { id: ID name: String met: [Visitor!]! }
     type Query { visitors: [Visitor!]! }`,
    { Query: { visitors: () => people }, Member: { met: () => people }, Guest: { met: () => people } },
  ],
  // Clients see the weaker type of both, the first subgraph has two that no query may ask under one name.
  cards: [`${v2} type Member @key(fields: "id") { id: ID } type Query { card: String }`, {}],
});

test('one name for fields of different types in a union is answered under that name, at every depth', async () => {
  const both = (inner: string) => `... on Member { id name ${inner} } ... on Guest { id name ${inner} }`;
  const query = `{ visitors { ${both(`met { ${both('met { __typename }')} }`)} } }`;
  const named = (inner: unknown) => [
    { id: 'm1', name: 'Ani', met: inner },
    { id: null, name: 'Budi', met: inner },
  ];
  const types = [{ __typename: 'Member' }, { __typename: 'Guest' }];
  expect(await ask(query)).toEqual({ data: { visitors: named(named(types)) } });
});
