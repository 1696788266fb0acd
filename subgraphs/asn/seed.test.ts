import { en, Faker, id_ID } from '@faker-js/faker';
import { beforeAll, expect, test } from 'vitest';
import { publicHolidays } from '../../shared/calendar/public-holidays.js';
import type { CopyRow } from '../../shared/database/copy.js';
import { generatePopulation } from '../../shared/synthetic/generate-population.js';
import type { Population } from '../../shared/synthetic/population.js';
import { workingDays } from '../../shared/time/calendar.js';
import { refuseNip } from './civil-servant/nip.rule.js';
import { seed } from './seed.js';

const asOf = '2024-01-31';
const holidays = new Set(publicHolidays.map(({ day }) => day));

let nation: Population;
let rowsOf: (table: string) => readonly CopyRow[];
beforeAll(async () => {
  nation = await generatePopulation({ citizens: 20_000, seed: 98, asOf });
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

const text = (value: CopyRow[string]) => String(value);

test('the same nation is drawn again, row for row', async () => {
  const again = await draw();
  for (const table of ['agency', 'civil_servant', 'leave_request']) {
    expect(again(table)).toEqual(rowsOf(table));
    expect(rowsOf(table).length).toBeGreaterThan(2);
  }
});

test('everybody who lives from the civil service is in it, once, and nobody else', () => {
  const typeOf = { CIVIL_SERVANT: 'PNS', CONTRACT_CIVIL_SERVANT: 'PPPK' } as const;
  const expected = nation.people.flatMap(({ id, livelihood }) =>
    livelihood === 'CIVIL_SERVANT' || livelihood === 'CONTRACT_CIVIL_SERVANT'
      ? [[id, typeOf[livelihood]]]
      : [],
  );
  const seeded = rowsOf('civil_servant').map(({ citizen_id, type }) => [citizen_id, type]);
  expect(seeded).toEqual(expected);
  expect(seeded.length).toBeGreaterThan(150);
});

test('numbers have the form of their type, tell the birth date, and are unique', () => {
  const rows = rowsOf('civil_servant');
  const nips = rows.map(({ nip }) => text(nip));
  expect(nips.filter((nip) => refuseNip(nip) !== null)).toEqual([]);
  expect(new Set(nips).size).toBe(nips.length);
  for (const { nip, type, birth_date, appointed_on } of rows) {
    expect(text(nip).slice(0, 8)).toBe(text(birth_date).replaceAll('-', ''));
    const appointment = text(appointed_on).replaceAll('-', '');
    expect(text(nip).slice(8, 14)).toBe(
      type === 'PNS' ? appointment.slice(0, 6) : `${appointment.slice(0, 4)}21`,
    );
  }
});

test('about 22 of 100 serve the state and 78 the region they live in', () => {
  const homes = new Map(nation.people.map(({ id, family }) => [id, family.villageCode]));
  const rows = rowsOf('civil_servant');
  const central = rows.filter(({ agency_code }) => /^\d{3}$/.test(text(agency_code)));
  expect(central.length / rows.length).toBeGreaterThan(0.15);
  expect(central.length / rows.length).toBeLessThan(0.29);
  const regional = rows.filter((row) => !central.includes(row));
  const elsewhere = regional.filter(
    ({ citizen_id, agency_code }) => !homes.get(text(citizen_id))?.startsWith(text(agency_code)),
  );
  // Whoever is there to decide on Budi's leave, in a nation where nobody else would be.
  expect(elsewhere.length).toBeLessThan(2);
  for (const { agency_code } of elsewhere) expect(agency_code).toBe('98.01');
});

test('service begins before it ends, as an adult, and ends with life', () => {
  const people = new Map(nation.people.map((person) => [person.id, person]));
  for (const { citizen_id, birth_date, appointed_on, ended_on, end_reason } of rowsOf('civil_servant')) {
    const deceasedOn = people.get(text(citizen_id))?.deceasedOn ?? null;
    expect(ended_on).toBe(deceasedOn);
    expect(end_reason).toBe(deceasedOn === null ? null : 'DECEASED');
    expect(text(appointed_on) < (deceasedOn ?? asOf)).toBe(true);
    expect(Number(text(appointed_on).slice(0, 4)) - Number(text(birth_date).slice(0, 4))).toBeGreaterThan(16);
  }
});

test('leave is counted in working days, overlaps no other, and was decided by another of the agency', () => {
  const agencyOf = new Map(rowsOf('civil_servant').map(({ nip, agency_code }) => [nip, agency_code]));
  const byServant = Map.groupBy(rowsOf('leave_request'), ({ civil_servant_nip }) => text(civil_servant_nip));
  for (const [nip, leaves] of byServant) {
    const spans = leaves.map(({ starts_on, ends_on }) => [text(starts_on), text(ends_on)] as const).sort();
    for (const [place, [startsOn]] of spans.entries()) {
      expect(place === 0 || (spans[place - 1]?.[1] ?? '') < startsOn).toBe(true);
    }
    for (const { starts_on, ends_on, working_days, approver_nip, decided_at, status } of leaves) {
      expect(working_days).toBe(workingDays(text(starts_on), text(ends_on), holidays));
      expect(approver_nip).not.toBe(nip);
      if (approver_nip !== null) expect(agencyOf.get(approver_nip)).toBe(agencyOf.get(nip));
      expect(approver_nip === null).toBe(decided_at === null);
      expect(approver_nip !== null).toBe(status === 'APPROVED' || status === 'REJECTED');
    }
  }
  expect(byServant.size).toBeGreaterThan(100);
});
