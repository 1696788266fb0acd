import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../shared/time/calendar.js';
import { isActiveOn } from './jkn-membership.rule.js';

const oneMonth = { graceMonths: 1 };
const days = fc.integer({ min: 0, max: 3_000 }).map((count) => addDays('2020-07-01', count));

test('a card paid until the end of January is active through February and rests from the first of March', () => {
  const membership = { paidUntil: '2024-01-31', endedOn: null };
  expect(isActiveOn(membership, oneMonth, '2024-02-29')).toBe(true);
  expect(isActiveOn(membership, oneMonth, '2024-03-01')).toBe(false);
});

test('where a government pays, insurance lasts until membership ends', () => {
  fc.assert(
    fc.property(days, days, (endedOn, day) => {
      expect(isActiveOn({ paidUntil: null, endedOn: null }, oneMonth, day)).toBe(true);
      expect(isActiveOn({ paidUntil: null, endedOn }, oneMonth, day)).toBe(day < endedOn);
    }),
  );
});

test('insurance that rests does not come back by itself, and a paid day is always active', () => {
  fc.assert(
    fc.property(days, days, fc.nat(400), fc.nat(3), (paidUntil, day, later, graceMonths) => {
      const membership = { paidUntil, endedOn: null };
      if (day <= paidUntil) expect(isActiveOn(membership, { graceMonths }, day)).toBe(true);
      if (isActiveOn(membership, { graceMonths }, addDays(day, later))) {
        expect(isActiveOn(membership, { graceMonths }, day)).toBe(true);
      }
    }),
  );
});
