import { en, Faker, id_ID } from '@faker-js/faker';
import { beforeAll, expect, test } from 'vitest';
import type { CopyRow } from '../../shared/database/copy.js';
import { generatePopulation } from '../../shared/synthetic/generate-population.js';
import type { Population } from '../../shared/synthetic/population.js';
import { refuseDose } from './immunization/dose.rule.js';
import { isActiveOn } from './membership/jkn-membership.rule.js';
import { routineSchedule } from './migrations/routine-schedule.js';
import { seed } from './seed.js';

const asOf = '2024-01-31';

let nation: Population;
let rowsOf: (table: string) => readonly CopyRow[];
beforeAll(async () => {
  nation = await generatePopulation({ citizens: 3_000, seed: 98, asOf });
  rowsOf = await draw();
});

async function draw(): Promise<typeof rowsOf> {
  const tables = new Map<string, readonly CopyRow[]>();
  const random = new Faker({ locale: [id_ID, en], seed: 98 });
  const copy = async (table: string, rows: Iterable<CopyRow>) => {
    tables.set(table, [...rows]);
    return 0;
  };
  await seed({ population: nation, asOf, random, copy });
  return (table) => tables.get(table) ?? [];
}

const memberships = () =>
  rowsOf('jkn_membership').map((row) => ({
    citizenId: String(row.citizen_id),
    segment: String(row.segment),
    paidUntil: row.paid_until == null ? null : String(row.paid_until),
    endedOn: row.ended_on == null ? null : String(row.ended_on),
  }));

test('the same nation is drawn again, row for row', async () => {
  const again = await draw();
  for (const table of ['facility', 'patient', 'jkn_membership', 'immunization', 'health_certificate']) {
    expect(again(table)).toEqual(rowsOf(table));
    expect(rowsOf(table).length).toBeGreaterThan(0);
  }
});

test('about nineteen of twenty people are insured, and nine of ten of them actively', () => {
  const insured = memberships();
  const active = insured.filter((membership) => isActiveOn(membership, { graceMonths: 1 }, asOf));
  expect(insured.length / nation.people.length).toBeGreaterThan(0.92);
  expect(insured.length / nation.people.length).toBeLessThan(0.98);
  expect(active.length / insured.length).toBeGreaterThan(0.8);
  expect(active.length / insured.length).toBeLessThan(0.95);
});

test('the state pays for its servants and for the poor, and for nobody who died', () => {
  const byCitizen = new Map(memberships().map((membership) => [membership.citizenId, membership]));
  for (const { id, livelihood, deceasedOn, family } of nation.people) {
    const membership = byCitizen.get(id);
    if (deceasedOn !== null && membership) expect(membership.endedOn).toBe(deceasedOn);
    if (livelihood === 'CIVIL_SERVANT' && deceasedOn === null) expect(membership?.segment).toBe('PPU_STATE');
    if (family.decile > 4) expect(membership?.segment).not.toBe('PBI_JK');
  }
});

test('every dose would have been accepted on its day', () => {
  const births = new Map(nation.people.map(({ id, birthDate }) => [id, birthDate]));
  const doses = rowsOf('immunization').map((row) => ({
    citizenId: String(row.citizen_id),
    vaccine: String(row.vaccine),
    dose: Number(row.dose),
    givenOn: String(row.given_on),
  }));
  const series = Map.groupBy(doses, ({ citizenId, vaccine }) => `${citizenId} ${vaccine}`);
  for (const [, given] of series) {
    for (const [position, { citizenId, vaccine, dose, givenOn }] of given.entries()) {
      const rule = routineSchedule.find((one) => one.vaccine === vaccine && one.dose === dose);
      expect(rule?.effectiveFrom.localeCompare(givenOn)).not.toBe(1);
      expect(
        rule && refuseDose(rule, births.get(citizenId) ?? '', givenOn, given.slice(0, position)),
      ).toBeNull();
      expect(givenOn <= asOf).toBe(true);
    }
  }
  expect(series.size).toBeGreaterThan(1_000);
});

test('certificates are numbered without a gap in each year and province, and the next number is known', () => {
  const numbers = rowsOf('health_certificate').map((row) => String(row.certificate_number));
  expect(new Set(numbers).size).toBe(numbers.length);
  const series = Map.groupBy(numbers, (number) => number.slice(4, 11));
  for (const { year, province_code, last } of rowsOf('certificate_serial')) {
    const serials = (series.get(`${year}-${province_code}`) ?? []).map((number) => Number(number.slice(12)));
    expect(Math.max(...serials)).toBe(last);
    expect(Math.max(...serials) - Math.min(...serials)).toBe(serials.length - 1);
  }
  expect(rowsOf('certificate_serial')).toHaveLength(series.size);
});
