import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addYears } from '../../../shared/time/calendar.js';
import { academicYearOn, firstDayOf, isOpenForEnrolment } from './academic-year.rule.js';

const calendar = { firstDay: '07-01', enrolmentOpensDays: 60 };

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2003-07-08', days));
const anyCalendar = fc.record({
  firstDay: fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, date]) => `${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`),
  enrolmentOpensDays: fc.integer({ min: 0, max: 365 }),
});

test('the last of June is of the old academic year and the first of July of the new', () => {
  expect(academicYearOn('2024-06-30', calendar)).toBe('2023/2024');
  expect(academicYearOn('2024-07-01', calendar)).toBe('2024/2025');
});

test('every day lies in one academic year, from its first day to the day before the next', () => {
  fc.assert(
    fc.property(day, anyCalendar, (on, some) => {
      const first = firstDayOf(academicYearOn(on, some), some);
      expect(first <= on && on < addYears(first, 1)).toBe(true);
    }),
  );
});

test('one enrols for the next year sixty days before it begins, and for this one until it ends', () => {
  expect(isOpenForEnrolment('2024/2025', calendar, '2024-05-01')).toBe(false);
  expect(isOpenForEnrolment('2024/2025', calendar, '2024-05-02')).toBe(true);
  expect(isOpenForEnrolment('2024/2025', calendar, '2025-06-30')).toBe(true);
  expect(isOpenForEnrolment('2024/2025', calendar, '2025-07-01')).toBe(false);
});

test('the current academic year is always open, and one that is over never', () => {
  fc.assert(
    fc.property(day, anyCalendar, (on, some) => {
      expect(isOpenForEnrolment(academicYearOn(on, some), some, on)).toBe(true);
      expect(isOpenForEnrolment(academicYearOn(addYears(on, -1), some), some, on)).toBe(false);
    }),
  );
});
