import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  daysBetween,
  isRealDate,
  monthsBetween,
  workingDays,
} from './calendar.js';

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('age', () => {
  test.each([
    ['2007-02-01', '2024-01-31', 16],
    ['2007-02-01', '2024-02-01', 17],
    ['2000-02-29', '2017-02-28', 16],
    ['2000-02-29', '2017-03-01', 17],
    ['2000-02-29', '2020-02-29', 20],
    ['2024-01-31', '2024-01-31', 0],
  ])('who is born on %s is on %s aged %i', (birth, on, age) => {
    expect(ageOn(birth, on)).toBe(age);
  });

  test('grows by one on each birthday, and never otherwise', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 40_000 }), (birth, lived) => {
        const [on, next] = [addDays(birth, lived), addDays(birth, lived + 1)];
        const isBirthday =
          next.slice(5) === birth.slice(5) ||
          // A leap day is completed when its year has no such day and March begins.
          (birth.endsWith('-02-29') && next.endsWith('-03-01') && !isRealDate(`${next.slice(0, 4)}-02-29`));
        expect(ageOn(birth, next) - ageOn(birth, on)).toBe(isBirthday ? 1 : 0);
      }),
    );
  });
});

describe('adding', () => {
  test.each([
    ['months', addMonths('2024-01-31', 1), '2024-02-29'],
    ['months', addMonths('2023-01-31', 1), '2023-02-28'],
    ['months', addMonths('2024-03-31', -1), '2024-02-29'],
    ['years', addYears('2024-02-29', 1), '2025-02-28'],
    ['years', addYears('2024-02-29', 4), '2028-02-29'],
    ['days', addDays('2023-12-31', 1), '2024-01-01'],
  ])('%s keeps to the days that exist: %s', (_, added, expected) => {
    expect(added).toBe(expected);
  });

  test('days and counting them are each other’s opposite', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -50_000, max: 50_000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });

  test('the whole months between two days, added, do not pass the later, and one more does', () => {
    fc.assert(
      fc.property(days, fc.nat(30_000), (from, count) => {
        const to = addDays(from, count);
        const months = monthsBetween(from, to);
        expect(addMonths(from, months) <= to).toBe(true);
        expect(addMonths(from, months + 1) >= to).toBe(true);
      }),
    );
  });
});

describe('working days', () => {
  test('are Monday to Friday, both ends counted, without holidays', () => {
    // 1 January 2024 is a Monday and a holiday.
    expect(workingDays('2024-01-01', '2024-01-08', new Set())).toBe(6);
    expect(workingDays('2024-01-01', '2024-01-08', new Set(['2024-01-01']))).toBe(5);
    expect(workingDays('2024-01-01', '2024-01-08', new Set(['2024-01-06']))).toBe(6);
    expect(workingDays('2024-01-06', '2024-01-07', new Set())).toBe(0);
    expect(workingDays('2024-01-08', '2024-01-01', new Set())).toBe(0);
  });

  test('add up over a split of the period', () => {
    const lengths = fc.nat(400);
    fc.assert(
      fc.property(days, lengths, lengths, fc.array(days), (from, first, second, holidays) => {
        const off = new Set(holidays);
        const [middle, to] = [addDays(from, first), addDays(from, first + 1 + second)];
        expect(workingDays(from, middle, off) + workingDays(addDays(middle, 1), to, off)).toBe(
          workingDays(from, to, off),
        );
      }),
    );
  });
});

describe('a real date', () => {
  test.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('is %s', (text) => {
    expect(isRealDate(text)).toBe(true);
  });

  test.each([
    '2023-02-29',
    '2023-02-30',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-1',
    '24-01-01',
    '2024-01-01T00:00:00Z',
    '2024-01-01\n',
    ' 2024-01-01',
    '+002024-01-01',
    '-000001-01-01',
    '２０２４-01-01',
    '',
  ])('is not %j', (text) => {
    expect(isRealDate(text)).toBe(false);
  });

  test('is never of the year 0, which neither people nor PostgreSQL count', () => {
    expect(isRealDate('0000-01-01')).toBe(false);
  });
});
