import { en, Faker, id_ID } from '@faker-js/faker';
import { beforeAll, expect, test } from 'vitest';
import type { CopyRow } from '../../shared/database/copy.js';
import { generatePopulation } from '../../shared/synthetic/generate-population.js';
import type { Family, Population } from '../../shared/synthetic/population.js';
import { seed } from './seed.js';
import { factsOf } from './testing/facts-of-nation.js';

const asOf = '2024-01-31';

let nation: Population;
let rowsOf: (table: string) => readonly CopyRow[];
beforeAll(async () => {
  nation = await generatePopulation({ citizens: 6_000, seed: 98, asOf });
  rowsOf = await draw(nation);
});

async function draw(population: Population): Promise<typeof rowsOf> {
  const tables = new Map<string, readonly CopyRow[]>();
  const random = new Faker({ locale: [id_ID, en], seed: 98 });
  const copy = async (table: string, rows: Iterable<CopyRow>) => {
    tables.set(table, [...rows]);
    return 0;
  };
  await seed({ population, asOf, random, copy });
  return (table) => tables.get(table) ?? [];
}

const live = () => rowsOf('program_enrolment').filter(({ status }) => status !== 'ENDED');

const familiesOf = (program: string) => live().filter((enrolment) => enrolment.program === program).length;

const tables = [
  'household',
  'welfare_record',
  'program_enrolment',
  'enrolment_component',
  'enrolment_serial',
];

test.each(tables)('the same nation has the same rows of %s', async (table) => {
  const again = await draw(nation);
  expect(again(table)).toEqual(rowsOf(table));
  expect(rowsOf(table).length).toBeGreaterThan(0);
});

test('of 92 million families ten receive cash and 18.8 food', () => {
  expect(Math.abs(familiesOf('PKH') / nation.families.length - 10 / 92)).toBeLessThan(0.02);
  expect(Math.abs(familiesOf('SEMBAKO') / nation.families.length - 18.8 / 92)).toBeLessThan(0.02);
});

test('of 282.5 million people the state pays the health insurance of 96.7', () => {
  const insured = new Map(
    rowsOf('enrolment_component').map((row) => [row.enrolment_id, Number(row.persons)]),
  );
  const persons = live()
    .filter(({ program }) => program === 'PBI_JK')
    .reduce((sum, { id }) => sum + (insured.get(id) ?? 0), 0);
  expect(Math.abs(persons / nation.people.length - 96.7 / 282.5)).toBeLessThan(0.02);
});

test('every enrolled family is listed, without a civil servant, and its head lives', () => {
  const listed = new Map(rowsOf('welfare_record').map((row) => [row.family_card_number, row.listed_in_dtks]));
  const families = new Map<unknown, Family>(nation.families.map((family) => [family.cardNumber, family]));
  for (const { family_card_number: card, applicant_id: applicant } of live()) {
    const head = families.get(card)?.members[0];
    expect(head && factsOf(head).familyCard).toMatchObject({
      headLifeStatus: 'ALIVE',
      activeCivilServants: 0,
    });
    expect(applicant).toBe(head?.id);
    expect(listed.get(card)).toBe(true);
  }
});

test('the newest finding has the family’s decile, and the list holds the poorest', () => {
  const newest = new Map(rowsOf('welfare_record').map((row) => [row.family_card_number, row]));
  expect(newest.size).toBe(nation.families.length);
  for (const { cardNumber, decile } of nation.families) {
    expect(newest.get(cardNumber)?.decile).toBe(decile);
    if (decile <= 3) expect(newest.get(cardNumber)?.listed_in_dtks).toBe(true);
    if (decile > 4) expect(newest.get(cardNumber)?.listed_in_dtks).toBe(false);
  }
});

test('who receives cash has somebody to receive it for, and nobody has a programme twice', () => {
  const components = Map.groupBy(rowsOf('enrolment_component'), (row) => row.enrolment_id);
  for (const { id } of rowsOf('program_enrolment')) expect(components.get(id)?.length).toBeGreaterThan(0);
  const once = new Set(live().map((row) => `${row.program} ${row.family_card_number}`));
  expect(once.size).toBe(live().length);
});

test('enrolments are numbered without a gap in each programme, year and province, and the next is known', () => {
  const numbers = rowsOf('program_enrolment').map((row) => String(row.number));
  const series = Map.groupBy(numbers, (number) => number.slice(0, -8));
  for (const { program, year, province_code, last } of rowsOf('enrolment_serial')) {
    const serials = (series.get(`${program}-${year}-${province_code}`) ?? []).map((number) =>
      Number(number.slice(-7)),
    );
    expect(new Set(serials).size).toBe(serials.length);
    expect(Math.max(...serials)).toBe(last);
    expect(Math.max(...serials) - Math.min(...serials)).toBe(serials.length - 1);
  }
  expect(rowsOf('enrolment_serial')).toHaveLength(series.size);
});

test('persona P2’s family has all three programmes, in any nation', async () => {
  const small = await draw(await generatePopulation({ citizens: 50, seed: 7, asOf }));
  const card = nation.personas.P2.family.cardNumber;
  const enrolments = small('program_enrolment').filter((row) => row.family_card_number === card);
  expect(enrolments.map(({ program, status, channel }) => [program, status, channel])).toEqual([
    ['PKH', 'ACTIVE', 'KKS'],
    ['SEMBAKO', 'ACTIVE', 'KKS'],
    ['PBI_JK', 'ACTIVE', 'INSURER'],
  ]);
  expect(enrolments[0]?.number).toBe('PKH-2024-98-0000123');
});
