import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockOf, fixedClock, legalDayOf, systemClock } from './clock.js';

test.each([
  ['2024-01-30T16:59:59.999Z', '2024-01-30'],
  ['2024-01-30T17:00:00.000Z', '2024-01-31'],
  ['2023-12-31T17:00:00.000Z', '2024-01-01'],
])('at %s it is %s in Jakarta', (moment, day) => {
  expect(legalDayOf(new Date(moment))).toBe(day);
});

test('a fixed clock stands at noon of its day, however often it is asked', () => {
  const clock = fixedClock('2024-02-29');
  expect([clock.today(), clock.now().toISOString()]).toEqual(['2024-02-29', '2024-02-29T05:00:00.000Z']);
  expect(clock.now()).toEqual(clock.now());
});

test('a clock says the legal day of the moment it says', () => {
  const moments = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (moment) => {
      const clock = clockOf(() => moment);
      // Western Indonesian time is seven hours ahead of UTC all the year round.
      const inJakarta = new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
      expect(clock.now()).toBe(moment);
      expect(clock.today()).toBe(inJakarta);
    }),
  );
});

test('a clock that is asked again says the day of now, whether time went on or was set back', () => {
  const near = fc
    .integer({ min: -36, max: 36 })
    .map((hours) => Date.UTC(2024, 1, 28, 12) + hours * 3_600_000);
  fc.assert(
    fc.property(fc.array(near), (moments) => {
      let moment = new Date(0);
      const clock = clockOf(() => moment);
      for (const ms of moments) {
        moment = new Date(ms);
        expect(clock.today()).toBe(legalDayOf(moment));
      }
    }),
  );
});

test('the system clock goes on', () => {
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1_000);
});
