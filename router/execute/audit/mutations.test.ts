import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

let total = 0;
const add = (_: unknown, { by }: { by: number }) => {
  total += by;
  return total;
};
const ask = federation({
  one: [
    `${v2} type Mutation { add(by: Int!): Int open: Account! } type Account @key(fields: "id") { id: ID! } type Query { total: Int }`,
    {
      Query: { total: () => total },
      Mutation: { add, open: () => ({ id: `${add(null, { by: 100 - total })}` }) },
    },
  ],
  two: [
    `${v2} type Mutation { double: Int } type Account @key(fields: "id") { id: ID! balance: Int }`,
    { Mutation: { double: () => (total *= 2) }, Account: { balance: () => total } },
  ],
});

test('the fields of a mutation are done one after another, over all subgraphs', async () => {
  total = 0;
  expect(
    await ask('mutation { a: add(by: 1) b: double c: add(by: 5) d: double e: double f: add(by: 1) }'),
  ).toEqual({
    data: { a: 1, b: 2, c: 7, d: 14, e: 28, f: 29 },
  });
  expect(await ask('{ total }')).toEqual({ data: { total: 29 } });
});

test('what a field of a mutation answers is completed by other subgraphs', async () => {
  expect(await ask('mutation { open { id balance } double }')).toMatchObject({
    data: { open: { id: '100' }, double: 200 },
  });
});
