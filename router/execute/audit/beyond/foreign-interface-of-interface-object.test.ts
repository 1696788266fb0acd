import { expect, test } from 'vitest';
import { federation, v2 } from '../../../testing/federation.js';

const works = [{ __typename: 'Novel', id: 'n1', title: 'Bumi' }];
const find = ({ id }: { id: string }) => works.find((work) => work.id === id);
const ask = federation({
  works: [
    `${v2} interface Node { id: ID! } interface Work @key(fields: "id") { id: ID! title: String }
      type Novel implements Node & Work @key(fields: "id") { id: ID! title: String } type Query { node: Node }`,
    {
      Query: { node: () => works[0] },
      Work: { __resolveReference: find },
      Novel: { __resolveReference: find },
    },
  ],
  votes: [
    `${v2} type Work @key(fields: "id") @interfaceObject { id: ID! votes: Int } type Query { best: Work }`,
    { Query: { best: () => ({ id: 'n1' }) }, Work: { votes: () => 4 } },
  ],
});

test('an interface object may be asked about another interface of its types', async () => {
  expect(await ask('{ best { votes ... on Node { id } } }')).toEqual({
    data: { best: { votes: 4, id: 'n1' } },
  });
});
