import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../shared/time/calendar.js';
import { integrationStatusOf, isOverdueOn, progressPercent, refuseReport } from './integration.rule.js';

const instructedOn = '2024-01-08';
const day = fc.integer({ min: -30, max: 200 }).map((days) => addDays(instructedOn, days));
const progress = fc.integer({ min: 1, max: 500 }).chain((applicationsPlanned) =>
  fc.record({
    applicationsPlanned: fc.constant(applicationsPlanned),
    applicationsIntegrated: fc.nat(applicationsPlanned),
  }),
);

test('progress is 100 per cent exactly when complete', () => {
  fc.assert(
    fc.property(progress, (target) => {
      const percent = progressPercent(target);
      expect(percent).toBeGreaterThanOrEqual(0);
      expect(percent).toBeLessThanOrEqual(100);
      expect(percent === 100).toBe(integrationStatusOf(target) === 'COMPLETE');
    }),
  );
});

test('a target is overdue the day after its last day, and never once complete', () => {
  const dueOn = '2024-04-08';
  expect(isOverdueOn({ dueOn, completedOn: null }, dueOn)).toBe(false);
  expect(isOverdueOn({ dueOn, completedOn: null }, '2024-04-09')).toBe(true);
  expect(isOverdueOn({ dueOn, completedOn: '2024-04-10' }, '2024-05-01')).toBe(false);
});

test('a report that is taken is of an open target, within its range, and goes back only with a reason', () => {
  const completedOn = fc.constantFrom(null, '2024-01-20');
  const report = fc.record({
    applicationsIntegrated: fc.integer({ min: -5, max: 510 }),
    reason: fc.constantFrom(null, 'Salah hitung.'),
  });
  fc.assert(
    fc.property(progress, completedOn, report, day, (target, completed, reported, on) => {
      if (refuseReport({ ...target, instructedOn, completedOn: completed }, reported, on)) return;
      expect(on >= instructedOn && completed === null).toBe(true);
      expect(reported.applicationsIntegrated).toBeGreaterThanOrEqual(0);
      expect(reported.applicationsIntegrated).toBeLessThanOrEqual(target.applicationsPlanned);
      if (reported.reason === null)
        expect(reported.applicationsIntegrated).toBeGreaterThanOrEqual(target.applicationsIntegrated);
    }),
  );
});
