import { byKey, v2 } from './federation.js';

const owner = { id: 'o1', name: 'Ani', town: 'Solo' };
const houses = [
  { id: '1', size: 10, rooms: 3, other: '2', owner },
  { id: '2', size: 20, rooms: 5, other: '1', owner },
];
/** Fields that one decides by: a client must not be able to put another value in their place. */
export const housesGraph = {
  houses: [
    `${v2} type House @key(fields: "id") { id: ID! size: Int rooms: Int other: ID owner: Owner }
     type Owner { id: ID! name: String town: String } type Query { house: House }`,
    { Query: { house: () => houses[0] }, House: { __resolveReference: byKey('id', houses) } },
  ],
  deeds: [
    `${v2} type House @key(fields: "id") {
       id: ID! size: Int @external owner: Owner @external
       tax: Int @requires(fields: "size") deed: String @requires(fields: "owner { name }") plot: String
     } type Owner @external { name: String }`,
    {
      House: {
        tax: ({ size }: { size?: number }) => Number(size) * 2,
        deed: ({ owner: given }: { owner?: { name?: string } }) => `deed of ${given?.name}`,
        plot: ({ id }: { id: string }) => `plot of ${id}`,
      },
    },
  ],
} as const;

/** Operations whose aliases are the names of keys and required fields, with the house they must answer. */
export const clashingAliases = [
  ['{ house { deed owner { name: id } } }', { deed: 'deed of Ani', owner: { name: 'o1' } }],
  ['{ house { owner { name: town id } deed } }', { owner: { name: 'Solo', id: 'o1' }, deed: 'deed of Ani' }],
  ['{ house { size: rooms tax } }', { size: 3, tax: 20 }],
  ['{ house { tax size: rooms } }', { tax: 20, size: 3 }],
  ['{ house { id: other plot } }', { id: '2', plot: 'plot of 1' }],
  ['{ house { owner: id deed } }', { owner: '1', deed: 'deed of Ani' }],
] as const;
