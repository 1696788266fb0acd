import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const ask = federation({
  names: [
    `${v2} type Fruit @key(fields: "id") { id: ID! name: String } type Query { fruit: Fruit }`,
    {
      Query: { fruit: () => ({ id: '1', name: 'Salak' }) },
      Fruit: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Fruit ${id}` }) },
    },
  ],
  prices: [
    `${v2} extend type Fruit @key(fields: "id") { id: ID! @external price: Int } type Query { cheapest: Fruit }`,
    {
      Query: { cheapest: () => ({ id: '2', price: 3 }) },
      Fruit: { __resolveReference: ({ id }: { id: string }) => ({ id, price: 10 }) },
    },
  ],
});

test('a key that an extension calls external is known there all the same', async () => {
  expect(await ask('{ cheapest { id name price } fruit { price name } }')).toEqual({
    data: { cheapest: { id: '2', name: 'Fruit 2', price: 3 }, fruit: { price: 10, name: 'Salak' } },
  });
});
