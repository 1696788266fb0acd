import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths } from '../../../shared/time/calendar.js';
import { type DoseRule, earliestDay, latestDay, refuseDose } from './dose.rule.js';

const days = fc.integer({ min: 0, max: 4_000 }).map((count) => addDays('2013-07-03', count));
const rules = fc.record<DoseRule>({
  dose: fc.integer({ min: 1, max: 4 }),
  minimumAgeMonths: fc.integer({ min: 0, max: 140 }),
  minimumIntervalDays: fc.integer({ min: 1, max: 200 }),
  maximumAgeDays: fc.option(fc.integer({ min: 0, max: 4_000 })),
});
/** The doses before, four weeks apart, the last on a day. */
const seriesUntil = (last: string, rule: DoseRule) =>
  Array.from({ length: rule.dose - 1 }, (_, position) => ({
    dose: position + 1,
    givenOn: addDays(last, -28 * (rule.dose - 2 - position)),
  }));

test('a dose that is accepted lies neither before its age, nor within its interval, nor after its last day', () => {
  fc.assert(
    fc.property(rules, days, days, days, (rule, birthDate, previousOn, givenOn) => {
      if (refuseDose(rule, birthDate, givenOn, seriesUntil(previousOn, rule)) !== null) return;
      expect(givenOn >= addMonths(birthDate, rule.minimumAgeMonths)).toBe(true);
      if (rule.dose > 1) expect(givenOn >= addDays(previousOn, rule.minimumIntervalDays)).toBe(true);
      if (rule.maximumAgeDays !== null) {
        expect(givenOn <= addDays(birthDate, rule.maximumAgeDays)).toBe(true);
      }
    }),
  );
});

test('a dose is accepted on its earliest day, and the day before is too early and told which day is not', () => {
  fc.assert(
    fc.property(rules, days, days, (anyRule, birthDate, previousOn) => {
      const rule = { ...anyRule, maximumAgeDays: null };
      const given = seriesUntil(previousOn, rule);
      const earliestOn = earliestDay(rule, birthDate, given.at(-1)?.givenOn ?? null);
      expect(refuseDose(rule, birthDate, earliestOn, given)).toBeNull();
      expect(refuseDose(rule, birthDate, addDays(earliestOn, -1), given)).toMatchObject({
        code: 'DOSE_TOO_EARLY',
        earliestOn,
      });
    }),
  );
});

test('a dose is accepted on its latest day, and the day after is too late', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 4_000 }), (birthDate, maximumAgeDays) => {
      const rule = { dose: 1, minimumAgeMonths: 0, minimumIntervalDays: 28, maximumAgeDays };
      const latestOn = latestDay(rule, birthDate) ?? '';
      expect(refuseDose(rule, birthDate, latestOn, [])).toBeNull();
      expect(refuseDose(rule, birthDate, addDays(latestOn, 1), [])).toMatchObject({
        code: 'DOSE_TOO_LATE',
        latestOn,
      });
    }),
  );
});

test('doses are given once, and in order', () => {
  const rule = { dose: 3, minimumAgeMonths: 4, minimumIntervalDays: 28, maximumAgeDays: null };
  const first = { dose: 1, givenOn: '2023-03-01' };
  const again = refuseDose(rule, '2023-01-01', '2024-01-01', [{ dose: 3, givenOn: '2023-06-01' }]);
  expect(again).toMatchObject({ code: 'DOSE_ALREADY_GIVEN', givenOn: '2023-06-01' });
  expect(refuseDose(rule, '2023-01-01', '2024-01-01', [])).toMatchObject({ nextDose: 1 });
  expect(refuseDose(rule, '2023-01-01', '2024-01-01', [first])).toMatchObject({
    code: 'DOSE_OUT_OF_ORDER',
    nextDose: 2,
  });
});

test('who is born on a day the month lacks reaches the age on the last day of that month', () => {
  const rule = { dose: 1, minimumAgeMonths: 2, minimumIntervalDays: 28, maximumAgeDays: null };
  expect(earliestDay(rule, '2023-12-31', null)).toBe('2024-02-29');
});
