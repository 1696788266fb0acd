import { expect, test } from 'vitest';
import { RetryBudget } from './retry-budget.js';

test('of many calls that fail, one in ten is tried again once what was saved is spent', () => {
  const budget = new RetryBudget();
  let tries = 0;
  for (let call = 0; call < 1_000; call += 1) {
    budget.earn();
    if (budget.spend()) tries += 1;
  }
  expect(tries).toBeGreaterThanOrEqual(100);
  expect(tries).toBeLessThanOrEqual(111);
});
