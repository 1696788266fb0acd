import { expect, test } from 'vitest';
import { federation, v2 } from '../../../testing/federation.js';

const ask = federation({
  owner: [
    `${v2} interface Item @key(fields: "id") { id: ID! } type Query { a: Item good: Ware }
      type Ware @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }`,
    {
      Query: { a: () => ({ id: 'i1' }), good: () => ({ id: 'w1' }) },
      Item: { __resolveReference: () => null },
    },
  ],
  other: [
    `${v2} type Item @key(fields: "id") @interfaceObject { id: ID! field: String } type Query { b: Item }
      interface Ware @key(fields: "id") { id: ID! name: String } type Bread implements Ware @key(fields: "id") { id: ID! name: String }`,
    {
      Query: { b: () => ({ id: 'i1', field: 'foo' }) },
      Ware: { __resolveReference: ({ id }: { id: string }) => ({ __typename: 'Bread', id, name: 'Roti' }) },
    },
  ],
});

test('a field that no subgraph can reach is an error, never a silent null', async () => {
  const { data, errors } = await ask('{ a { field } }');
  expect(Object(data).a ?? null).toBeNull();
  expect(errors).not.toHaveLength(0);
  expect(errors).toBeDefined();
});

test.each([
  ['{ b { id field } }', { b: { id: 'i1', field: 'foo' } }],
  ['{ b { id } }', { b: { id: 'i1' } }],
  ['{ good { id } }', { good: { id: 'w1' } }],
])('what can be reached is answered: %s', async (query, data) => {
  expect(await ask(query)).toEqual({ data });
});
