import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dataSourceOf } from '../database/data-source.js';
import { PostageRate } from '../testing/sample/postage-rate.entity.js';
import { postOffice } from '../testing/sample/subgraph.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { addDays } from '../time/calendar.js';
import type { IsoDate } from '../time/clock.js';
import { inForceOn } from './effective-period.js';

let database: TestDatabase;
let db: DataSource;

beforeAll(async () => {
  database = await createTestDatabase(postOffice);
  db = await dataSourceOf(postOffice, { url: database.appUrl }).initialize();
});
beforeEach(() => database.sql('TRUNCATE postage_rate'));
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

interface Rule {
  readonly zone: string;
  readonly effectiveFrom: IsoDate;
  readonly effectiveTo: IsoDate | null;
}

const enact = (rule: Rule) =>
  db.manager.insert(PostageRate, { ...rule, amount: 1n, legalBasis: 'PP contoh' });
const rulesOn = (day: IsoDate) => db.getRepository(PostageRate).find({ where: inForceOn(day) });

test.each([
  ['2023-12-31', 0],
  ['2024-01-01', 1],
  ['2024-06-30', 1],
  ['2024-07-01', 0],
])('of a rule from January up to July, on %s %i is in force', async (day, count) => {
  await enact({ zone: 'A', effectiveFrom: '2024-01-01', effectiveTo: '2024-07-01' });
  expect(await rulesOn(day)).toHaveLength(count);
});

test('a rule without an end is in force for good', async () => {
  await enact({ zone: 'A', effectiveFrom: '2024-01-01', effectiveTo: null });
  expect(await rulesOn('9999-12-31')).toHaveLength(1);
});

test('a rule ends after it begins', async () => {
  const backwards = enact({ zone: 'A', effectiveFrom: '2024-07-01', effectiveTo: '2024-07-01' });
  await expect(backwards).rejects.toThrow('postage_rate_period');
});

test('whatever is enacted, one rule of a kind is in force on a day at most, and each that was taken in is, on its days', async () => {
  const days = fc.integer({ min: 0, max: 12 }).map((offset) => addDays('2024-01-01', offset));
  const rules = fc.array(
    fc.record({
      zone: fc.constantFrom('A', 'B'),
      effectiveFrom: days,
      effectiveTo: fc.option(days, { nil: null }),
    }),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(rules, days, async (given, day) => {
      await database.sql('TRUNCATE postage_rate');
      const taken: Rule[] = [];
      for (const rule of given) {
        const isTaken = await enact(rule).then(
          () => true,
          () => false,
        );
        expect(isTaken).toBe(isForward(rule) && !taken.some((other) => overlap(rule, other)));
        if (isTaken) taken.push(rule);
      }
      const found = (await rulesOn(day)).map(({ zone }) => zone).sort();
      const expected = taken.filter((rule) => rule.effectiveFrom <= day && (rule.effectiveTo ?? '~') > day);
      expect(found).toEqual(expected.map(({ zone }) => zone).sort());
      expect(new Set(found).size).toBe(found.length);
    }),
    { numRuns: 40 },
  );
});

const isForward = ({ effectiveFrom, effectiveTo }: Rule) => effectiveFrom < (effectiveTo ?? '~');

const overlap = (one: Rule, other: Rule) =>
  one.zone === other.zone &&
  one.effectiveFrom < (other.effectiveTo ?? '~') &&
  other.effectiveFrom < (one.effectiveTo ?? '~');
