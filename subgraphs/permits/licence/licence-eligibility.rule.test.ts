import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Verdict } from '../../../shared/graphql/verdict.js';
import { addDays, addMonths } from '../../../shared/time/calendar.js';
import { LicenceClass } from './licence-class.js';
import { LicenceReason, licenceReasons, verdictOf } from './licence-eligibility.rule.js';

const day = '2024-01-31';
const upgrade = {
  licenceClass: LicenceClass.CI,
  prerequisiteClasses: [LicenceClass.C],
  prerequisiteMonths: 12,
};
const heldC = (heldSince: string, expiresOn = '2026-01-01') => ({
  licenceClass: LicenceClass.C,
  heldSince,
  expiresOn,
  revokedOn: null,
});
const grown = { lifeStatus: 'ALIVE', isOldEnough: true };

test('twelve months of C open the way to C I, and a day less does not', () => {
  const on = addMonths(day, -12);
  expect(licenceReasons(upgrade, { ...grown, held: [heldC(on)] }, day)).toEqual([]);
  expect(licenceReasons(upgrade, { ...grown, held: [heldC(addDays(on, 1))] }, day)).toEqual([
    LicenceReason.PREREQUISITE_MISSING,
  ]);
});

test('a licence that expires today is no prerequisite and is not held', () => {
  expect(licenceReasons(upgrade, { ...grown, held: [heldC('2020-01-01', day)] }, day)).toEqual([
    LicenceReason.PREREQUISITE_MISSING,
  ]);
});

test('nobody is eligible while a fact is missing', () => {
  const fact = fc.record({
    lifeStatus: fc.constantFrom('ALIVE', 'DECEASED', 'UNKNOWN', null),
    isOldEnough: fc.constantFrom(true, false, null),
    held: fc.array(
      fc.record({
        licenceClass: fc.constantFrom(...Object.values(LicenceClass)),
        heldSince: fc.integer({ min: -3_000, max: 0 }).map((days) => addDays(day, days)),
        expiresOn: fc.integer({ min: -500, max: 1_800 }).map((days) => addDays(day, days)),
        revokedOn: fc.constantFrom(null, '2023-01-01'),
      }),
      { maxLength: 4 },
    ),
  });
  fc.assert(
    fc.property(fact, (facts) => {
      const verdict = verdictOf(licenceReasons(upgrade, facts, day));
      if (verdict !== Verdict.ELIGIBLE) return;
      expect(facts.lifeStatus).toBe('ALIVE');
      expect(facts.isOldEnough).toBe(true);
      expect(
        facts.held.some(({ licenceClass, heldSince }) => licenceClass === 'C' && heldSince <= '2023-01-31'),
      ).toBe(true);
    }),
  );
});

test('what is known to be against it decides even while another fact is missing', () => {
  const reasons = licenceReasons(upgrade, { lifeStatus: null, isOldEnough: false, held: [] }, day);
  expect(verdictOf(reasons)).toBe(Verdict.INELIGIBLE);
});
