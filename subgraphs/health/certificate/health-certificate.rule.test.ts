import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Verdict } from '../../../shared/graphql/verdict.js';
import { drivingVerdict, expiryOf, isValidAt } from './health-certificate.rule.js';

const fortnight = { months: 0, days: 14 };
const at = (day: string, time = '12:00:00') => new Date(`${day}T${time}+07:00`);

test('a certificate of fourteen days ago counts until midnight, and one of fifteen days ago does not', () => {
  const expiresAt = expiryOf(at('2024-01-17'), fortnight);
  expect(isValidAt({ expiresAt }, at('2024-01-31', '23:59:59'))).toBe(true);
  expect(isValidAt({ expiresAt }, at('2024-02-01', '00:00:00'))).toBe(false);
});

test('the hour of issue does not matter', () => {
  const time = fc.integer({ min: 0, max: 86_399_999 });
  fc.assert(
    fc.property(time, time, (one, other) => {
      const midnight = at('2024-01-17', '00:00:00').getTime();
      expect(expiryOf(new Date(midnight + one), fortnight)).toEqual(
        expiryOf(new Date(midnight + other), fortnight),
      );
    }),
  );
});

test('six months from the end of August end with February', () => {
  expect(expiryOf(at('2023-08-31'), { months: 6, days: 0 })).toEqual(at('2024-03-01', '00:00:00'));
});

test('a driver is fit with both certificates, fit and valid, and not otherwise', () => {
  const now = at('2024-01-31');
  const result = fc.option(
    fc.record({
      fit: fc.boolean(),
      expiresAt: fc.integer({ min: -100_000, max: 100_000 }).map((ms) => new Date(now.getTime() + ms)),
    }),
  );
  fc.assert(
    fc.property(result, result, (physical, psychology) => {
      const counts = (one: typeof physical) => one?.fit === true && one.expiresAt > now;
      expect(drivingVerdict(physical, psychology, now)).toBe(
        counts(physical) && counts(psychology) ? Verdict.ELIGIBLE : Verdict.INELIGIBLE,
      );
    }),
  );
});
