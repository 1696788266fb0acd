import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

interface Given {
  readonly id: string;
  readonly [field: string]: unknown;
}
const json = (field: string) => (given: Given) => JSON.stringify(given[field] ?? 'absent');
const houses = ['1', '2'].map((id) => ({
  id,
  size: Number(id) * 10,
  owner: { __typename: id === '1' ? 'Person' : 'Firm', id: `o${id}`, name: `Name ${id}`, seat: 'Solo' },
  rooms: [
    { kind: 'K', walls: [{ cm: 1 }, { cm: 2 }] },
    { kind: `R${id}`, walls: [] },
  ],
}));
const ask = federation({
  houses: [
    `${v2} interface Owner { id: ID! name: String } type Person implements Owner { id: ID! @shareable name: String }
      type Firm implements Owner { id: ID! @shareable name: String seat: String } type Room { kind: String walls: [Wall!] } type Wall { cm: Int }
      type House @key(fields: "id") { id: ID! size: Int owner: Owner rooms: [Room!] }
      type Query { houses: [House!]! }`,
    {
      Query: { houses: () => houses },
      House: { __resolveReference: ({ id }: Given) => houses.find((house) => house.id === id) },
    },
  ],
  values: [
    `${v2} interface Owner { id: ID! name: String } type Person implements Owner { id: ID! @shareable name: String @external }
      type Firm implements Owner { id: ID! @shareable name: String @external seat: String @external } type Room @external { kind: String walls: [Wall!] } type Wall @external { cm: Int }
      type House @key(fields: "id") {
        id: ID! size: Int @external owner: Owner @external rooms: [Room!] @external
        value: Int @requires(fields: "size")
        walls: String @requires(fields: "rooms { kind walls { cm } }")
        owned: String @requires(fields: "owner { name ... on Firm { seat } }")
      }`,
    {
      House: {
        value: ({ size }: Given) => Number(size) * 100,
        walls: json('rooms'),
        owned: ({ owner }: Given) => Object(owner).name + (Object(owner).seat ?? ''),
      },
    },
  ],
  taxes: [
    `${v2} type House @key(fields: "id") { id: ID! value: Int @external tax: Int @requires(fields: "value") }`,
    { House: { tax: ({ value }: Given) => Number(value) / 10 } },
  ],
  bills: [
    `${v2} type House @key(fields: "id") { id: ID! tax: Int @external size: Int @external bill: String @requires(fields: "tax size") }`,
    { House: { bill: ({ id, tax, size }: Given) => `${id}: ${tax} for ${size}` } },
  ],
});

test.each([
  ['{ houses { value } }', [{ value: 1000 }, { value: 2000 }]],
  ['{ houses { bill } }', [{ bill: '1: 100 for 10' }, { bill: '2: 200 for 20' }]],
  [
    '{ houses { tax bill size value id } }',
    [
      { tax: 100, bill: '1: 100 for 10', size: 10, value: 1000, id: '1' },
      { tax: 200, bill: '2: 200 for 20', size: 20, value: 2000, id: '2' },
    ],
  ],
  ['{ houses { owned } }', [{ owned: 'Name 1' }, { owned: 'Name 2Solo' }]],
  [
    '{ houses { owned owner { id } } }',
    [
      { owned: 'Name 1', owner: { id: 'o1' } },
      { owned: 'Name 2Solo', owner: { id: 'o2' } },
    ],
  ],
])('a field is made of others, over as many subgraphs as it takes: %s', async (query, data) => {
  expect(await ask(query)).toEqual({ data: { houses: data } });
});

test('lists in lists that a field requires arrive whole', async () => {
  const { data } = await ask('{ houses { walls rooms { walls { cm } } } }');
  const made = Object(data).houses.map(({ walls }: { walls: string }) => JSON.parse(walls));
  expect(made).toEqual(houses.map(({ rooms }) => rooms));
});
