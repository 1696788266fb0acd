import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const node = (_: unknown, { id }: { id: string }) =>
  id === 'w1' ? { __typename: 'Writer', id, pen: 'Nh' } : { __typename: 'Novel', id, title: 'Bumi' };
const ask = federation({
  writers: [
    `${v2} interface Node { id: ID! }
     type Writer implements Node @key(fields: "id") { id: ID! pen: String! }
     type Novel implements Node @key(fields: "id") { id: ID! @external writer: Writer! }
     type Query { node(id: ID!): Node @shareable writer(id: ID!): Writer }`,
    { Query: { node, writer: node }, Novel: { writer: () => ({ id: 'w1', pen: 'Nh' }) } },
  ],
  novels: [
    `${v2} interface Node { id: ID! }
     type Writer implements Node @key(fields: "id") { id: ID! @external novels: [Novel!]! }
     type Novel implements Node @key(fields: "id") { id: ID! title: String! }
     type Query { node(id: ID!): Node @shareable novel(id: ID!): Novel }`,
    { Query: { node, novel: node }, Writer: { novels: () => [{ id: 'n1', title: 'Bumi' }] } },
  ],
});

test.each([
  '{ node(id: "w1") { id } }',
  '{ a: node(id: "w1") { id ... on Novel { id } } b: node(id: "n1") { __typename ... on Writer { id } } }',
])('an id that no subgraph can serve for every type is an error without data: %s', async (query) => {
  const { data, errors } = await ask(query);
  expect(data ?? null).toBeNull();
  expect(errors).not.toHaveLength(0);
});

test.each([
  [
    '{ a: node(id: "w1") { __typename } b: node(id: "n1") { __typename } }',
    { a: { __typename: 'Writer' }, b: { __typename: 'Novel' } },
  ],
  [
    '{ a: node(id: "w1") { ... on Writer { id pen } } b: node(id: "n1") { ... on Novel { id title } } }',
    { a: { id: 'w1', pen: 'Nh' }, b: { id: 'n1', title: 'Bumi' } },
  ],
  [
    '{ a: node(id: "w1") { ... on Novel { id } } b: node(id: "n1") { ... on Writer { id } } }',
    { a: {}, b: {} },
  ],
  [
    '{ novel(id: "n1") { id title writer { id } } }',
    { novel: { id: 'n1', title: 'Bumi', writer: { id: 'w1' } } },
  ],
  ['{ writer(id: "w1") { pen novels { id } } }', { writer: { pen: 'Nh', novels: [{ id: 'n1' }] } }],
])('what some subgraph can serve is served: %s', async (query, data) => {
  expect(await ask(query)).toEqual({ data });
});
