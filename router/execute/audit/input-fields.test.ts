import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const list = (_: unknown, { page }: { page: { first: number } }) => ['a', 'b', 'c'].slice(0, page.first);
const ask = federation({
  one: [
    `${v2} input Page { first: Int! after: Int } type Query { one(page: Page): [String] }`,
    { Query: { one: list } },
  ],
  two: [
    `${v2} input Page { first: Int! } type Query { two(page: Page): [String] }`,
    { Query: { two: list } },
  ],
});

test('only input fields that all subgraphs know may be given, in literals and in variables', async () => {
  expect(await ask('{ one(page: { first: 1 }) two(page: { first: 2 }) }')).toEqual({
    data: { one: ['a'], two: ['a', 'b'] },
  });
  for (const field of ['one', 'two']) {
    expect((await ask(`{ ${field}(page: { first: 1, after: 2 }) }`)).errors).toHaveLength(1);
    const variables = { page: { first: 1, after: 2 } };
    expect((await ask(`query ($page: Page) { ${field}(page: $page) }`, variables)).errors).toHaveLength(1);
  }
});
