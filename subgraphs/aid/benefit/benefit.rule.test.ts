import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AidComponent } from '../program/aid-program.js';
import { areComponentsPayable, stagesOf, yearlyBenefit } from './benefit.rule.js';

const amounts = [
  { component: AidComponent.PREGNANCY, yearly: 3_000_000n, personsMax: 1 },
  { component: AidComponent.PRIMARY_SCHOOL, yearly: 900_000n, personsMax: null },
  { component: AidComponent.JUNIOR_SCHOOL, yearly: 1_500_000n, personsMax: null },
  { component: AidComponent.SENIOR_SCHOOL, yearly: 2_000_000n, personsMax: null },
];

const component = fc.record({
  component: fc.constantFrom(...amounts.map((amount) => amount.component)),
  persons: fc.integer({ min: 1, max: 5 }),
});
const family = fc.uniqueArray(component, { selector: ({ component: kind }) => kind });

test('a mother expecting, a child in primary and one in junior school are 900,000 every two months', () => {
  const siti = [
    { component: AidComponent.PREGNANCY, persons: 1 },
    { component: AidComponent.PRIMARY_SCHOOL, persons: 1 },
    { component: AidComponent.JUNIOR_SCHOOL, persons: 1 },
  ];
  expect(stagesOf(yearlyBenefit(siti, amounts, 4), 6)).toEqual(Array.from({ length: 6 }, () => 900_000n));
});

test('two million in six stages are five of 333,333 and a last of 333,335', () => {
  expect(stagesOf(2_000_000n, 6)).toEqual([333_333n, 333_333n, 333_333n, 333_333n, 333_333n, 333_335n]);
});

test('four persons of a family are counted, those worth most', () => {
  const large = [
    { component: AidComponent.PRIMARY_SCHOOL, persons: 3 },
    { component: AidComponent.SENIOR_SCHOOL, persons: 2 },
    { component: AidComponent.PREGNANCY, persons: 2 },
  ];
  expect(yearlyBenefit(large, amounts, 4)).toBe(3_000_000n + 2n * 2_000_000n + 900_000n);
});

test('where the rule counts no persons, everybody is paid for', () => {
  const insured = [{ component: AidComponent.INSURED_PERSON, persons: 6 }];
  const contribution = { component: AidComponent.INSURED_PERSON, yearly: 504_000n, personsMax: null };
  expect(yearlyBenefit(insured, [contribution], null)).toBe(6n * 504_000n);
});

test('stages always sum to the year and differ by less than their number', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 1, max: 12 }), (yearly, count) => {
      const stages = stagesOf(yearly, count);
      expect(stages).toHaveLength(count);
      expect(stages.reduce((sum, stage) => sum + stage, 0n)).toBe(yearly);
      expect(stages.every((stage) => stage - (stages[0] ?? 0n) < BigInt(count))).toBe(true);
    }),
  );
});

test('another person never makes a family poorer, and the limit is kept', () => {
  fc.assert(
    fc.property(family, component, (before, more) => {
      const grown = [...before.filter((one) => one.component !== more.component), { ...more, persons: 9 }];
      expect(yearlyBenefit(grown, amounts, 4) >= yearlyBenefit(before, amounts, 4)).toBe(true);
      expect(yearlyBenefit(grown, amounts, 4) <= 3_000_000n + 3n * 2_000_000n).toBe(true);
    }),
  );
});

test('components are payable when each is named once, belongs to the programme and keeps its limit', () => {
  fc.assert(
    fc.property(family, (components) => {
      const expecting = components.find((one) => one.component === AidComponent.PREGNANCY);
      const isWithinLimit = (expecting?.persons ?? 1) <= 1;
      expect(areComponentsPayable(components, amounts)).toBe(components.length > 0 && isWithinLimit);
      expect(areComponentsPayable([...components, ...components], amounts)).toBe(false);
      const foreign = [...components, { component: AidComponent.FAMILY, persons: 1 }];
      expect(areComponentsPayable(foreign, amounts)).toBe(false);
    }),
  );
});

test('no family has more than ninety-nine persons', () => {
  const pupils = (persons: number) => [{ component: AidComponent.PRIMARY_SCHOOL, persons }];
  expect(areComponentsPayable(pupils(99), amounts)).toBe(true);
  expect(areComponentsPayable(pupils(100), amounts)).toBe(false);
});
