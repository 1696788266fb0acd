import { expect, test } from 'vitest';
import { checkPage, pageSizeMax, toConnection } from './connection.js';

const row = (id: number) => ({ node: { id }, cursor: `c${id}` });

test.each([0, -1, 101, 1_000_000, 2 ** 31 - 1, -(2 ** 31)])(
  'a page of %i is refused by the name of its argument',
  (first) => {
    expect(() => checkPage({ first })).toThrow(
      expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }),
    );
  },
);

test.each([1, 20, pageSizeMax])('a page of %i is answered', (first) => {
  expect(checkPage({ first })).toEqual({ first, after: null });
});

test('a connection shows its page, with the cursors of both its ends', () => {
  const page = { rows: [row(1), row(2), row(3)], hasNextPage: true };
  expect(toConnection(page, { first: 3 })).toEqual({
    edges: page.rows,
    nodes: [{ id: 1 }, { id: 2 }, { id: 3 }],
    pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'c1', endCursor: 'c3' },
  });
});

test('a page after a cursor has one before it, even when it is empty', () => {
  expect(toConnection({ rows: [], hasNextPage: false }, { first: 3, after: 'c3' })).toEqual({
    edges: [],
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
  });
});
