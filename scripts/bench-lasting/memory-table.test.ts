import { expect, test } from 'vitest';
import { stagesOf } from './memory-table.js';

test('the way is told in tenths, and every part of it belongs to one', () => {
  const stages = stagesOf(105);
  expect(stages).toHaveLength(10);
  expect(stages.at(0)).toEqual({ from: 0, until: 10 });
  expect(stages.at(-1)).toEqual({ from: 94, until: 105 });
  expect(stages.slice(1).map(({ from }) => from)).toEqual(stages.slice(0, -1).map(({ until }) => until));
});

test('a short way has fewer stages, each long enough', () => {
  expect(stagesOf(3)).toHaveLength(3);
  expect(stagesOf(40, 16)).toEqual([
    { from: 0, until: 20 },
    { from: 20, until: 40 },
  ]);
  expect(stagesOf(5, 16)).toEqual([{ from: 0, until: 5 }]);
});
