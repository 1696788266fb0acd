import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

interface Basket {
  readonly lines: readonly { readonly id: string; readonly good: { readonly code: string } }[];
}
const basket = {
  owner: 'Ani',
  lines: [
    { id: '1', good: { code: 'x' } },
    { id: '2', good: { code: 'y' } },
  ],
};
const ask = federation({
  baskets: [
    `${v2} type Basket @key(fields: "lines { id good { code } }") { lines: [Line!]! owner: String }
     type Line @shareable { id: ID! good: Good! } type Good @key(fields: "code") { code: ID! }
     type Query { baskets: [Basket!]! }`,
    { Query: { baskets: () => [basket, { ...basket, owner: 'Budi', lines: basket.lines.slice(1) }] } },
  ],
  totals: [
    `${v2} type Basket @key(fields: "lines { id good { code } }") { lines: [Line!]! total: Int first: String }
     type Line @shareable { id: ID! good: Good! } type Good @key(fields: "code") { code: ID! price: Int }`,
    {
      Basket: {
        total: ({ lines }: Basket) => lines.length,
        first: ({ lines }: Basket) => lines.map(({ id, good }) => `${id}${good.code}`).join(' '),
      },
      Good: { price: ({ code }: { code: string }) => (code === 'x' ? 5 : 7) },
    },
  ],
});

test('a key of lists and objects in them finds its entity', async () => {
  expect(await ask('{ baskets { owner total first lines { good { price } } } }')).toEqual({
    data: {
      baskets: [
        { owner: 'Ani', total: 2, first: '1x 2y', lines: [{ good: { price: 5 } }, { good: { price: 7 } }] },
        { owner: 'Budi', total: 1, first: '2y', lines: [{ good: { price: 7 } }] },
      ],
    },
  });
});
