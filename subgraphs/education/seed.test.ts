import { en, Faker, id_ID } from '@faker-js/faker';
import { beforeAll, expect, test } from 'vitest';
import type { CopyRow } from '../../shared/database/copy.js';
import { generatePopulation } from '../../shared/synthetic/generate-population.js';
import type { Population } from '../../shared/synthetic/population.js';
import { ageOn } from '../../shared/time/calendar.js';
import { nisnPrefixOf } from './learner/nisn.rule.js';
import { gradeRows } from './migrations/grade-rows.js';
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

const peopleById = () => new Map(nation.people.map((person) => [person.id, person]));
const levelsByNpsn = () => new Map(rowsOf('school').map(({ npsn, level }) => [String(npsn), String(level)]));

test('the same nation is drawn again, row for row', async () => {
  const again = await draw();
  for (const table of ['school', 'learner', 'learner_enrolment', 'diploma', 'diploma_serial']) {
    expect(again(table)).toEqual(rowsOf(table));
    expect(rowsOf(table).length).toBeGreaterThan(0);
  }
});

test('everybody with a school grade is a learner, and nobody else: about one of six people', () => {
  const pupils = nation.people.filter(({ schoolGrade }) => schoolGrade !== null);
  expect(rowsOf('learner').map((row) => row.citizen_id)).toEqual(pupils.map(({ id }) => id));
  expect(pupils.length / nation.people.length).toBeGreaterThan(0.12);
  expect(pupils.length / nation.people.length).toBeLessThan(0.24);
});

test('every number is one learner’s and begins with the year of birth', () => {
  const people = peopleById();
  const nisns = rowsOf('learner').map(({ nisn, citizen_id }) => {
    const year = Number(people.get(String(citizen_id))?.birthDate.slice(0, 4));
    expect(String(nisn).slice(0, 3)).toBe(nisnPrefixOf(year));
    return nisn;
  });
  expect(new Set(nisns).size).toBe(nisns.length);
  expect(rowsOf('learner')).toContainEqual(
    expect.objectContaining({ nisn: '0141234567', citizen_id: nation.personas.P3.id }),
  );
});

test('every pupil who lives has one active enrolment this year, in the grade of the nation', () => {
  const active = rowsOf('learner_enrolment').filter(({ status }) => status === 'ACTIVE');
  const grades = new Map(active.map(({ citizen_id, grade }) => [citizen_id, grade]));
  expect(grades.size).toBe(active.length);
  for (const { id, schoolGrade, deceasedOn } of nation.people) {
    expect(grades.get(id)).toBe(deceasedOn === null ? (schoolGrade ?? undefined) : undefined);
  }
  expect(new Set(active.map((row) => row.academic_year))).toEqual(new Set(['2023/2024']));
});

test('every enrolment would have been accepted: the grade is of the school’s level and of the age', () => {
  const people = peopleById();
  const levels = levelsByNpsn();
  for (const { citizen_id, npsn, grade, academic_year } of rowsOf('learner_enrolment')) {
    const rule = gradeRows.find((row) => row.level === levels.get(String(npsn)) && row.grade === grade);
    const start = `${String(academic_year).slice(0, 4)}-07-01`;
    const age = ageOn(people.get(String(citizen_id))?.birthDate ?? '', start);
    expect(rule && rule.minimumAge <= age && age <= rule.maximumAge).toBe(true);
  }
});

test('who went on to another level has the diploma of the one before', () => {
  const levels = levelsByNpsn();
  const held = new Set(rowsOf('diploma').map(({ citizen_id, level }) => `${citizen_id} ${level}`));
  const graduations = rowsOf('learner_enrolment').filter(({ status }) => status === 'GRADUATED');
  expect(graduations.length).toBeGreaterThan(10);
  for (const { citizen_id, npsn } of graduations) {
    expect(held.has(`${citizen_id} ${levels.get(String(npsn))}`)).toBe(true);
  }
});

test('diplomas are numbered without a gap in each province and level, and the next number is known', () => {
  const numbers = rowsOf('diploma').map(({ number }) => String(number));
  expect(new Set(numbers).size).toBe(numbers.length);
  const series = Map.groupBy(numbers, (number) => number.slice(0, -8));
  const lasts = [...series.values()].map((group) =>
    Math.max(...group.map((number) => Number(number.slice(-7)))),
  );
  expect(lasts).toEqual([...series.values()].map((group) => group.length));
  expect(rowsOf('diploma_serial').map(({ last }) => last)).toEqual(lasts);
});

test('no diploma is of the future, none is of after a death, and every civil servant has one', () => {
  const people = peopleById();
  for (const { citizen_id, issued_on } of rowsOf('diploma')) {
    expect(String(issued_on) <= (people.get(String(citizen_id))?.deceasedOn ?? asOf)).toBe(true);
  }
  const holders = new Set(rowsOf('diploma').map(({ citizen_id }) => citizen_id));
  const servants = nation.people.filter(({ livelihood }) => livelihood.endsWith('CIVIL_SERVANT'));
  expect(servants.length).toBeGreaterThan(10);
  for (const { id } of servants) expect(holders.has(id)).toBe(true);
});
