import { expect, test } from 'vitest';
import { HotOperations } from './hot-operations.js';

const minuteMs = 60_000;
const asked = (query: string, operationName?: string) => ({ query, operationName });
/** A text is a hash of itself, if a long one. */
const ask = (hot: HotOperations, query: string, operationName?: string) =>
  hot.asked(asked(query, operationName), query);

test('what is asked most comes first, by document and name of the operation', () => {
  const hot = new HotOperations();
  for (const times of [1, 2, 3])
    for (let i = 0; i < times; i += 1) ask(hot, 'query A { a } query B { b }', `N${times}`);
  expect(hot.hottest(2).map(({ operationName }) => operationName)).toEqual(['N3', 'N2']);
});

test('what was asked long ago gives way to what is asked now', () => {
  let nowMs = 0;
  const hot = new HotOperations(() => nowMs);
  for (let i = 0; i < 50; i += 1) ask(hot, '{ old }');
  nowMs = 60 * minuteMs;
  ask(hot, '{ new }');
  expect(hot.hottest(1)).toEqual([asked('{ new }')]);
});

test('A13: a flood of ever new operations is bounded, and pushes out nothing that is asked again', () => {
  const hot = new HotOperations();
  for (let i = 0; i < 20; i += 1) ask(hot, '{ popular }');
  for (let i = 0; i < 5_000; i += 1) ask(hot, `{ a${i} }`);
  ask(hot, `{ ${'a'.repeat(20_000)} }`);
  expect(hot.hottest(10_000)).toHaveLength(500);
  expect(hot.hottest(1)).toEqual([asked('{ popular }')]);
});
