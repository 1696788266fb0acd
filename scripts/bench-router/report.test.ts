import { expect, test } from 'vitest';
import type { Measured } from './measure.js';
import { plotOf } from './plot.js';
import { tableOf } from './report.js';

const figures: Measured = {
  perSecond: 100,
  p50Ms: 1,
  p99Ms: 2,
  cpuMs: 4,
  callsAlone: 16,
  calls: 16,
  waves: 4,
  memoryMib: 100,
  peakMib: 120,
  failed: 0,
};
const row = (router: string, ...rounds: readonly Measured[]) => ({
  router,
  rounds,
  result: rounds[0] ?? 'answers otherwise | at\ndata.a',
});

test('every router is compared with the stock gateway, wherever it stands', () => {
  const fast = { ...figures, perSecond: 650, cpuMs: 1 };
  const [headings = [], ours = [], stock = []] = tableOf([row('ours', fast), row('stock', figures)]);
  expect(headings.slice(1, 3)).toEqual(['requests/s', '× stock']);
  expect(ours.slice(1, 3)).toEqual(['650', '6.50']);
  expect(ours.slice(5, 7)).toEqual(['1.00 ms', '0.25']);
  expect(stock[2]).toBe('1.00');
});

test('without the stock gateway there is no ratio', () => {
  expect(tableOf([row('ours', figures)])[1]?.[2]).toBe('');
});

test('several rounds show how far they were apart', () => {
  const slower = { ...figures, perSecond: 80 };
  expect(tableOf([row('ours', figures, slower)])[1]?.[1]).toBe('100 (80–100)');
});

test('a router that answers otherwise has the reason in place of figures, on one line', () => {
  const [headings = [], cells = []] = tableOf([row('hive')]);
  expect(cells[1]).toBe('answers otherwise at data.a');
  expect(cells).toHaveLength(headings.length);
});

test('the plot draws each bar to its panel’s scale and harms no reader of XML', () => {
  const bar = (name: string, value: number) => ({ name, value, label: `${value}/s` });
  const svg = plotOf('a < b & c', [
    { title: 'one', bars: [bar('ours', 200), bar('stock', 50)] },
    { title: 'two', bars: [bar('ours', 10)] },
    { title: 'nothing was measured', bars: [] },
  ]);
  const lengths = [...svg.matchAll(/<rect x="[^"]+" y="[^"]+" width="([\d.]+)"/g)].map(([, length]) =>
    Number(length),
  );
  const [longest = 0, quarter = 0, alone = 0] = lengths;
  expect(lengths).toHaveLength(3);
  expect(quarter).toBeCloseTo(longest / 4, 0);
  expect(alone).toBe(longest);
  expect(svg).toContain('a &#60; b &#38; c');
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});
