import { expect, test } from 'vitest';
import { metricIn } from './bench-metrics.js';

const text = `# HELP memory Bytes.
# TYPE memory gauge
memory_peak 7
memory 3.5e+7
`;

test('a metric is told by its whole name, and one that is not there is no number', () => {
  expect(metricIn(text, 'memory')).toBe(35_000_000);
  expect(metricIn(text, 'memory_peak')).toBe(7);
  expect(metricIn(text, 'mem')).toBeNaN();
});
