import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const ask = federation({
  parcels: [
    `${v2} interface Thing { id: ID! partOf: Thing }
     type Parcel implements Thing @key(fields: "id") { id: ID! partOf: Thing }
     type Query { thing: Thing }`,
    {
      Query: { thing: () => ({ __typename: 'Parcel', id: '1' }) },
      Parcel: { partOf: ({ id }: { id: string }) => ({ __typename: 'Parcel', id: `${id}+` }) },
    },
  ],
  weights: [
    `${v2} type Parcel @key(fields: "id") { id: ID! grams: Int }`,
    { Parcel: { __resolveReference: ({ id }: { id: string }) => ({ id, grams: id.length * 100 }) } },
  ],
});

test('an interface that leads to itself is answered as deep as it is asked', async () => {
  const query =
    '{ thing { partOf { id ... on Parcel { grams partOf { partOf { ... on Parcel { grams } } } } } } }';
  expect(await ask(query)).toEqual({
    data: { thing: { partOf: { id: '1+', grams: 200, partOf: { partOf: { grams: 400 } } } } },
  });
});
