import { expect, test } from 'vitest';
import { byKey, federation, v2 } from '../../testing/federation.js';

const never = () => {
  throw new Error('nobody asked for this');
};
const teas = [
  { id: 't1', name: 'Melati', farm: { id: 'f1', name: 'Kayu' } },
  { id: 't2', name: 'Hijau', farm: null },
];
const ask = federation({
  teas: [
    `${v2} interface Drink { id: ID! name: String }
      type Tea implements Drink @key(fields: "id") { id: ID! name: String @shareable secret: String @shareable farm: Farm @shareable }
      type Milk implements Drink @key(fields: "id") { id: ID! name: String @shareable }
      type Farm @key(fields: "id") { id: ID! name: String @shareable area: Int }`,
    {
      Tea: { __resolveReference: byKey('id', teas), secret: () => 'of teas' },
      Milk: { __resolveReference: () => ({ name: 'of teas' }) },
      Farm: { __resolveReference: () => ({ name: 'of teas', area: 4 }) },
    },
  ],
  menu: [
    `${v2} interface Drink { id: ID! name: String }
      union Served = Milk | Tea
      type Tea implements Drink @key(fields: "id") { id: ID! name: String @external secret: String @external farm: Farm @external }
      type Milk implements Drink @key(fields: "id") { id: ID! name: String @external }
      type Farm @key(fields: "id") { id: ID! name: String @external }
      type Query {
        tea: Tea @provides(fields: "name secret farm { name }")
        drink: Drink @provides(fields: "... on Tea { name }")
        served: [Served!]! @provides(fields: "... on Tea { name } ... on Milk { name }")
        bare: Tea
      }`,
    {
      Query: {
        tea: () => ({ id: 't1', name: 'of menu', farm: { id: 'f1', name: 'of menu' } }),
        drink: () => ({ __typename: 'Tea', id: 't1', name: 'of menu' }),
        served: () => [
          { __typename: 'Milk', id: 'm1', name: 'of menu' },
          { __typename: 'Tea', id: 't1', name: 'of menu' },
        ],
        bare: () => ({ id: 't1', name: never }),
      },
      Tea: { secret: never },
    },
  ],
});

test.each([
  ['{ tea { name farm { name } } }', { tea: { name: 'of menu', farm: { name: 'of menu' } } }],
  [
    '{ tea { called: name farm { area name } } }',
    { tea: { called: 'of menu', farm: { area: 4, name: 'of menu' } } },
  ],
  ['{ tea { id ... @skip(if: true) { secret } } }', { tea: { id: 't1' } }],
  ['{ drink { ... on Tea { name } } }', { drink: { name: 'of menu' } }],
  [
    '{ served { ... on Tea { name } ... on Milk { id name } } }',
    { served: [{ id: 'm1', name: 'of menu' }, { name: 'of menu' }] },
  ],
  ['{ bare { name } }', { bare: { name: 'Melati' } }],
])('what a field provides is taken on the way, and only what is asked: %s', async (query, data) => {
  expect(await ask(query)).toEqual({ data });
});
