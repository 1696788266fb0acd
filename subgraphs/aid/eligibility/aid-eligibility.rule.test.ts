import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Verdict } from '../../../shared/graphql/verdict.js';
import { citizenFacts } from '../citizen/citizen-facts.js';
import { LifeStatus } from '../family/life-status.stub.js';
import { AidReason, eligibilityReasons, verdictOf } from './aid-eligibility.rule.js';

const listing = { requiresListing: true, decileMax: null };
const decile4 = { requiresListing: false, decileMax: 4 };

const card = { number: '9801010102200001', headLifeStatus: LifeStatus.ALIVE, activeCivilServants: 0 };
const fit = { lifeStatus: LifeStatus.ALIVE, familyCard: card };
const poor = { decile: 2, listedInDtks: true };

const lifeStatus = fc.constantFrom(LifeStatus.ALIVE, LifeStatus.DECEASED, LifeStatus.UNKNOWN, null);
const someFacts = fc.record({
  lifeStatus,
  familyCard: fc.option(
    fc.record({
      number: fc.constant(card.number),
      headLifeStatus: lifeStatus,
      activeCivilServants: fc.option(fc.nat({ max: 3 })),
    }),
  ),
});
const someWelfare = fc.option(
  fc.record({ decile: fc.integer({ min: 1, max: 10 }), listedInDtks: fc.boolean() }),
);
const someRule = fc.constantFrom(listing, decile4, { requiresListing: false, decileMax: 5 });

test('a family is eligible only when every fact is known and none speaks against it', () => {
  fc.assert(
    fc.property(someRule, someFacts, someWelfare, (rule, facts, welfare) => {
      const eligible =
        facts.lifeStatus === 'ALIVE' &&
        facts.familyCard?.headLifeStatus === 'ALIVE' &&
        facts.familyCard.activeCivilServants === 0 &&
        welfare !== null &&
        (!rule.requiresListing || welfare.listedInDtks) &&
        (rule.decileMax === null || welfare.decile <= rule.decileMax);
      expect(verdictOf(eligibilityReasons(rule, facts, welfare)) === Verdict.ELIGIBLE).toBe(eligible);
    }),
  );
});

test('losing a fact never makes a family eligible, and leaves a fit one undetermined', () => {
  const losses = [
    { ...fit, lifeStatus: null },
    { ...fit, familyCard: null },
    { ...fit, familyCard: { ...card, headLifeStatus: null } },
    { ...fit, familyCard: { ...card, activeCivilServants: null } },
    { ...fit, lifeStatus: LifeStatus.UNKNOWN },
  ];
  fc.assert(
    fc.property(someRule, fc.constantFrom(...losses), someWelfare, (rule, facts, welfare) => {
      expect(verdictOf(eligibilityReasons(rule, facts, welfare))).not.toBe(Verdict.ELIGIBLE);
      expect(verdictOf(eligibilityReasons(rule, facts, poor))).toBe(Verdict.UNDETERMINED);
    }),
  );
});

test('a civil servant in the family decides, even while another fact is missing', () => {
  const family = { lifeStatus: null, familyCard: { ...card, activeCivilServants: 1 } };
  const reasons = eligibilityReasons(listing, family, poor);
  expect(reasons).toEqual([AidReason.ASN_EXCLUDED, AidReason.FACT_MISSING]);
  expect(verdictOf(reasons)).toBe(Verdict.INELIGIBLE);
});

test('everything that speaks against a family is told, not the first thing only', () => {
  const family = {
    lifeStatus: LifeStatus.DECEASED,
    familyCard: { ...card, headLifeStatus: LifeStatus.DECEASED, activeCivilServants: 2 },
  };
  expect(eligibilityReasons(decile4, family, { decile: 9, listedInDtks: false })).toEqual([
    AidReason.DECEASED,
    AidReason.HEAD_DECEASED,
    AidReason.ASN_EXCLUDED,
    AidReason.DECILE_TOO_HIGH,
  ]);
});

test('the decile counts up to its limit, under the rule that has one', () => {
  const inDecile = (decile: number) => ({ decile, listedInDtks: false });
  expect(eligibilityReasons(decile4, fit, inDecile(4))).toEqual([]);
  expect(eligibilityReasons(decile4, fit, inDecile(5))).toEqual([AidReason.DECILE_TOO_HIGH]);
  expect(eligibilityReasons(listing, fit, inDecile(1))).toEqual([AidReason.NOT_LISTED]);
  expect(eligibilityReasons(decile4, fit, null)).toEqual([AidReason.NOT_LISTED]);
});

test.each([
  [{}],
  [{ lifeStatus: 'LOST', familyCard: 7 }],
  [{ lifeStatus: 1, familyCard: { headLifeStatus: 'ALIVE', activeCivilServants: 0 } }],
])('what others say in a form unknown here, %j, is a missing fact', (said) => {
  expect(citizenFacts.parse(said)).toEqual({ lifeStatus: null, familyCard: null });
});

test('a number of civil servants that cannot be is a missing fact', () => {
  const said = { lifeStatus: 'ALIVE', familyCard: { ...card, activeCivilServants: -1 } };
  expect(citizenFacts.parse(said).familyCard?.activeCivilServants).toBeNull();
});
