import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const ask = federation({
  one: [
    `${v2} type Post @key(fields: "id") { id: ID! byNew: Boolean @external byOld: Boolean @requires(fields: "byNew") }
      type Writer @key(fields: "id") { id: ID! years: Int } type Query { posts: [Post] }`,
    {
      Query: { posts: () => [{ id: '1' }, { id: '2' }] },
      Post: { byOld: ({ byNew }: { byNew: boolean }) => !byNew },
      Writer: { years: ({ id }: { id: string }) => Number(id) },
    },
  ],
  two: [
    `${v2} type Post @key(fields: "id") { id: ID! writer: Writer byNew: Boolean @requires(fields: "writer { years }") }
      type Writer @key(fields: "id") { id: ID! years: Int @external }`,
    {
      Post: {
        writer: ({ id }: { id: string }) => ({ id }),
        byNew: ({ writer }: { writer: { years: number } }) => writer.years < 2,
      },
    },
  ],
});

test('two subgraphs that require each other’s fields take turns', async () => {
  expect(await ask('{ posts { byOld } }')).toEqual({ data: { posts: [{ byOld: false }, { byOld: true }] } });
  expect(await ask('{ posts { byNew byOld } }')).toEqual({
    data: {
      posts: [
        { byNew: true, byOld: false },
        { byNew: false, byOld: true },
      ],
    },
  });
});
