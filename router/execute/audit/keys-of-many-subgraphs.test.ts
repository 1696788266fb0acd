import { expect, test } from 'vitest';
import { byKey, federation, v2 } from '../../testing/federation.js';

const citizens = [
  { id: 'c1', card: 'k1', tax: 't1' },
  { id: 'c2', card: 'k2', tax: 't2' },
];
const ask = federation({
  births: [
    `${v2} type Citizen @key(fields: "id") { id: ID! } type Query { born: [Citizen!]! }`,
    { Query: { born: () => citizens.map(({ id }) => ({ id })) } },
  ],
  cards: [
    `${v2} type Citizen @key(fields: "id") @key(fields: "card") { id: ID! card: ID! }`,
    { Citizen: { __resolveReference: byKey('id', citizens) } },
  ],
  taxes: [
    `${v2} type Citizen @key(fields: "card") @key(fields: "tax region { code }") { card: ID! tax: ID! region: Region! } type Region @shareable { code: ID! }`,
    {
      Citizen: {
        __resolveReference: ({ card }: { card: string }) => ({
          ...byKey('card', citizens)({ card }),
          region: { code: `r-${card}` },
        }),
      },
    },
  ],
  refunds: [
    `${v2} type Citizen @key(fields: "tax region { code }") { tax: ID! region: Region! refund: String } type Region @shareable { code: ID! }`,
    {
      Citizen: {
        refund: ({ tax, region }: { tax: string; region: { code: string } }) => `${tax} ${region.code}`,
      },
    },
  ],
});

test('a key that must be gathered over three subgraphs finds its entity', async () => {
  expect(await ask('{ born { id refund } }')).toEqual({
    data: {
      born: [
        { id: 'c1', refund: 't1 r-k1' },
        { id: 'c2', refund: 't2 r-k2' },
      ],
    },
  });
});
