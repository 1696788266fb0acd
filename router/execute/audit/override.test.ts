import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const id = (value: string) => ({ __typename: 'Post', id: value });
const ask = federation({
  old: [
    `${v2} interface Dated { id: ID! made: String }
      type Post implements Dated @key(fields: "id") { id: ID! made: String words: Int }
      type Query { oldFeed: [Post!]! dated: [Dated!]! }`,
    {
      Query: { oldFeed: () => [id('1')], dated: () => [id('1')] },
      Post: { made: () => 'by old', words: () => 12 },
    },
  ],
  new: [
    `${v2} interface Dated { id: ID! made: String }
      type Post implements Dated @key(fields: "id") {
        id: ID! made: String @override(from: "old") gone: String @override(from: "nobody")
        words: Int @external minutes: Int @requires(fields: "words")
      }
      type Query { newFeed: [Post!]! }`,
    {
      Query: { newFeed: () => [id('2')] },
      Post: {
        made: () => 'by new',
        gone: () => 'here',
        minutes: ({ words }: { words: number }) => words / 4,
      },
    },
  ],
});

test.each([
  ['{ oldFeed { made } newFeed { made } }', { oldFeed: [{ made: 'by new' }], newFeed: [{ made: 'by new' }] }],
  ['{ dated { __typename id made } }', { dated: [{ __typename: 'Post', id: '1', made: 'by new' }] }],
  [
    '{ oldFeed { minutes made words } newFeed { minutes } }',
    { oldFeed: [{ minutes: 3, made: 'by new', words: 12 }], newFeed: [{ minutes: 3 }] },
  ],
  ['{ oldFeed { gone } newFeed { gone } }', { oldFeed: [{ gone: 'here' }], newFeed: [{ gone: 'here' }] }],
])('a field that moved is asked where it moved to: %s', async (query, data) => {
  expect(await ask(query)).toEqual({ data });
});
