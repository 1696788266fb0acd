import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const known = ['1', '2'];
const ask = federation({
  shelves: [
    `${v2} type Slot { book: Book } type Book @key(fields: "isbn") { isbn: ID! } type Query { slots: [Slot] }`,
    { Query: { slots: () => ['1', '3', null, '2'].map((n) => ({ book: n && { isbn: `i${n}` } })) } },
  ],
  register: [
    `${v2} type Book @key(fields: "isbn") @key(fields: "id") { isbn: ID! id: ID! }`,
    {
      Book: {
        __resolveReference: ({ isbn }: { isbn: string }) => {
          const n = isbn.slice(1);
          return known.includes(n) ? { isbn, id: n } : null;
        },
      },
    },
  ],
  authors: [
    `${v2} type Book @key(fields: "id") { id: ID! author: String }`,
    {
      Book: {
        __resolveReference: ({ id }: { id: string }) => {
          if (!known.includes(id)) throw new Error('asked for nobody');
          return { id, author: `author ${id}` };
        },
      },
    },
  ],
});

test('what a subgraph on the way does not know is null, and the others keep their own', async () => {
  const { data } = await ask('{ slots { book { isbn author } } }');
  expect(data).toEqual({
    slots: [
      { book: { isbn: 'i1', author: 'author 1' } },
      { book: { isbn: 'i3', author: null } },
      { book: null },
      { book: { isbn: 'i2', author: 'author 2' } },
    ],
  });
});
