import { expect, test } from 'vitest';
import { figuresOutside, figuresWithin } from './windows.js';

const windows = [
  { fromMs: 100, untilMs: 200 },
  { fromMs: 500, untilMs: 600 },
];
const answers = [
  { atMs: 99, latencyMs: 50 },
  { atMs: 110, latencyMs: 30 },
  { atMs: 300, latencyMs: 140 },
  { atMs: 300, latencyMs: 40 },
  { atMs: 700, latencyMs: 400 },
];

test('a request counts for a window when any part of it was under way then, also when it is longer than the window', () => {
  const within = figuresWithin({ answers, failuresAtMs: [] }, windows);
  expect(within).toEqual({ requests: 3, p50Ms: 140, p99Ms: 400, slowestMs: 400, failed: 0 });
  expect(figuresOutside({ answers, failuresAtMs: [] }, windows)).toMatchObject({
    requests: 2,
    slowestMs: 50,
  });
});

test('a failure counts where it happened, and once', () => {
  const load = { answers, failuresAtMs: [150, 300, 600] };
  expect(figuresWithin(load, windows).failed).toBe(2);
  expect(figuresOutside(load, windows).failed).toBe(1);
});
