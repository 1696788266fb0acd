import { expect, test } from 'vitest';
import { medianOf, percentile } from './figures.js';

test('a percentile is a value that was measured, and half and ninety-nine of a hundred lie where they should', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(percentile(values, 50)).toBe(50);
  expect(percentile(values, 99)).toBe(99);
  expect(percentile(values, 100)).toBe(100);
  expect(percentile([7], 1)).toBe(7);
});

test('of nothing there is no percentile', () => {
  expect(percentile([], 50)).toBeNaN();
});

test('each figure of several rounds has its own median, so one disturbed round moves none', () => {
  const rounds = [
    { perSecond: 100, failed: 0 },
    { perSecond: 3, failed: 9 },
    { perSecond: 102, failed: 0 },
  ] as const;
  expect(medianOf<{ perSecond: number; failed: number }>([...rounds])).toEqual({ perSecond: 100, failed: 0 });
});
