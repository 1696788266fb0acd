import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balancesOf, daysAvailable, type LeaveYear, leaveYears } from './leave-balance.rule.js';

const rule = {
  daysPerYear: 12,
  carriedDaysMax: 6,
  minimumServiceMonths: 12,
  effectiveFrom: '2017-04-07',
  effectiveTo: null,
};
const term = { appointedOn: '2015-03-01', endsOn: '2048-09-01' };
const balanceIn = (year: number, ...args: Parameters<typeof leaveYears>) =>
  balancesOf(leaveYears(...args)).find((balance) => balance.year === year);

describe('a year gives twelve days', () => {
  test('once the first year of service is completed in it', () => {
    const young = { ...term, appointedOn: '2022-06-01' };
    expect(balanceIn(2022, young, [rule], [], 2024)).toMatchObject({ entitled: 0, left: 0 });
    expect(balanceIn(2023, young, [rule], [], 2024)).toMatchObject({ entitled: 12, carried: 0, left: 12 });
    expect(balanceIn(2024, young, [rule], [], 2024)).toMatchObject({ entitled: 12, carried: 6, left: 18 });
  });

  test('and none before the law or after service', () => {
    expect(balanceIn(2016, term, [rule], [], 2016)).toMatchObject({ entitled: 0 });
    expect(balanceIn(2048, term, [rule], [], 2049)).toMatchObject({ entitled: 12 });
    expect(balanceIn(2049, term, [rule], [], 2049)).toMatchObject({ entitled: 0, carried: 0, left: 0 });
  });

  test('by the law at its end', () => {
    const newer = { ...rule, daysPerYear: 15, effectiveFrom: '2024-07-01' };
    const older = { ...rule, effectiveTo: '2024-07-01' };
    expect(balanceIn(2023, term, [older, newer], [], 2024)).toMatchObject({ entitled: 12 });
    expect(balanceIn(2024, term, [older, newer], [], 2024)).toMatchObject({ entitled: 15, left: 21 });
  });
});

describe('of unused days', () => {
  test.each([
    [0, 6],
    [11, 6],
    [12, 6],
    [15, 3],
    [18, 0],
  ])('after %i of eighteen used, %i are carried', (taken, carried) => {
    const usage = [{ year: 2023, taken, pending: 0 }];
    expect(balanceIn(2024, term, [rule], usage, 2024)).toMatchObject({ carried, left: 12 + carried });
  });

  test('those carried once are not carried again', () => {
    const years = [2023, 2024, 2025].map((year) => ({
      ...unusedYear(year),
      entitled: year === 2023 ? 12 : 0,
    }));
    expect(balancesOf(years).map(({ carried }) => carried)).toEqual([0, 6, 0]);
  });

  test('those only asked for are held', () => {
    const usage = [{ year: 2024, taken: 5, pending: 4 }];
    expect(balanceIn(2024, term, [rule], usage, 2024)).toEqual({
      year: 2024,
      entitled: 12,
      carried: 6,
      taken: 5,
      pending: 4,
      left: 9,
    });
  });
});

const unusedYear = (year: number): LeaveYear => ({
  year,
  entitled: 12,
  carriedDaysMax: 6,
  taken: 0,
  pending: 0,
});

test('leave of the next year that counts on carried days leaves fewer for this one', () => {
  const years = [unusedYear(2023), unusedYear(2024), { ...unusedYear(2025), pending: 16 }];
  expect(balancesOf(years).at(1)?.left).toBe(18);
  expect(daysAvailable(years, 2024)).toBe(14);
});

const somebody = fc.array(
  fc.record({ taken: fc.integer({ min: 0, max: 9 }), pending: fc.integer({ min: 0, max: 9 }) }),
  { minLength: 2, maxLength: 6 },
);
const lived = (usage: readonly { taken: number; pending: number }[]) =>
  usage.map((used, index) => ({ ...unusedYear(2020 + index), ...used }));

test('nobody ever has more than eighteen days, nor carries more than six', () => {
  fc.assert(
    fc.property(somebody, (usage) => {
      for (const { left, carried } of balancesOf(lived(usage))) {
        expect(left).toBeLessThanOrEqual(18);
        expect(carried).toBeGreaterThanOrEqual(0);
        expect(carried).toBeLessThanOrEqual(6);
      }
    }),
  );
});

test('taking what is available overdraws no year, and a day more would', () => {
  fc.assert(
    fc.property(somebody, fc.nat(), (usage, pick) => {
      const years = lived(usage);
      if (balancesOf(years).some(({ left }) => left < 0)) return;
      const year = 2020 + (pick % years.length);
      const overdrawnAfter = (days: number) =>
        balancesOf(years.map((one) => (one.year === year ? { ...one, taken: one.taken + days } : one))).some(
          ({ left }) => left < 0,
        );
      const days = daysAvailable(years, year);
      expect(overdrawnAfter(days)).toBe(false);
      expect(overdrawnAfter(days + 1)).toBe(true);
    }),
  );
});
