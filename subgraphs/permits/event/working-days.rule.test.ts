import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, workingDays } from '../../../shared/time/calendar.js';
import { afterWorkingDays, leadWorkingDays } from './working-days.rule.js';

const none = new Set<string>();
const someDay = fc.integer({ min: 0, max: 2_000 }).map((days) => addDays('2022-01-01', days));
const someHolidays = fc.array(someDay, { maxLength: 40 }).map((days) => new Set(days));

test('a Monday a week after a Monday is five working days away, one less with a holiday between', () => {
  expect(leadWorkingDays('2024-01-29', '2024-02-05', none)).toBe(5);
  expect(leadWorkingDays('2024-01-29', '2024-02-05', new Set(['2024-01-31']))).toBe(4);
});

test('what is filed at a weekend counts from Monday', () => {
  expect(leadWorkingDays('2024-01-27', '2024-02-05', none)).toBe(5);
});

test('filing a day later never gives more time, and a day of time at most is lost', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 2, max: 90 }), someHolidays, (filedOn, span, holidays) => {
      const startsOn = addDays(filedOn, span);
      const lost =
        leadWorkingDays(filedOn, startsOn, holidays) -
        leadWorkingDays(addDays(filedOn, 1), startsOn, holidays);
      expect([0, 1]).toContain(lost);
    }),
  );
});

test('a deadline is a working day with exactly as many before it as were given', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 40 }), someHolidays, (from, days, holidays) => {
      const deadline = afterWorkingDays(from, days, holidays);
      expect(workingDays(addDays(from, 1), deadline, holidays)).toBe(days);
      expect(workingDays(deadline, deadline, holidays)).toBe(1);
    }),
  );
});
