import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refuseNik } from '../graphql/nik.js';
import { ageOn } from '../time/calendar.js';
import { generatePopulation } from './generate-population.js';
import { inhabitants } from './population-weights.js';

const asOf = '2024-01-31';
const nation = (citizens: number, seed = 98) => generatePopulation({ citizens, seed, asOf });

test('the same options give the same nation', async () => {
  const [one, other] = [await nation(400), await nation(400)];
  expect(one.people.map(({ nik, fullName, id }) => [nik, fullName, id])).toEqual(
    other.people.map(({ nik, fullName, id }) => [nik, fullName, id]),
  );
});

test('another seed gives other people', async () => {
  const [one, other] = [await nation(100), await nation(100, 99)];
  expect(one.people.at(-1)?.id).not.toBe(other.people.at(-1)?.id);
});

test('a larger nation begins with the families of a smaller one', async () => {
  const [small, large] = [await nation(200), await nation(600)];
  const whole = small.people.slice(0, 180).map(({ id }) => id);
  expect(large.people.slice(0, 180).map(({ id }) => id)).toEqual(whole);
});

test('the personas are in every nation, with their numbers', async () => {
  const { personas } = await nation(50);
  expect(Object.values(personas).map(({ nik }) => nik)).toEqual([
    '9801011708900001',
    '9871015205850002',
    '9801016503140011',
    '9801010101500003',
    '9801010102070004',
    '9871017011920005',
  ]);
  expect(personas.P3.family.members[0]).toBe(personas.P1);
  expect(personas.P4.deceasedOn).toBe('2023-12-20');
  expect([personas.P2.family.decile, personas.P2.pregnant]).toEqual([2, true]);
});

test("persona P2's children are in primary and junior secondary school", async () => {
  const { personas } = await nation(50);
  expect(personas.P2.family.members.map(({ schoolGrade }) => schoolGrade)).toEqual([null, null, 7, 3]);
});

test('there is a family of ten', async () => {
  const { families } = await nation(300);
  expect(families.some(({ members }) => members.length === 10)).toBe(true);
});

test('any nation holds together', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 50, max: 400 }), fc.nat(), async (citizens, seed) => {
      const { people, families } = await nation(citizens, seed);
      expect(people).toHaveLength(citizens);
      expect(new Set(people.map(({ nik }) => nik)).size).toBe(citizens);
      expect(new Set(people.map(({ id }) => id)).size).toBe(citizens);
      expect(people.every(({ ordinal }, place) => ordinal === place)).toBe(true);
      for (const person of people) {
        expect(refuseNik(person.nik)).toBeNull();
        expect(person.fullName).toMatch(/^\S+.* Contoh$/);
        expect(person.fullName.length).toBeLessThanOrEqual(60);
        expect(person.birthDate <= asOf).toBe(true);
        expect(person.deceasedOn === null || person.deceasedOn >= person.birthDate).toBe(true);
      }
      for (const { members } of families) {
        expect(members.filter(({ role }) => role === 'HEAD')).toEqual([members[0]]);
        expect(members.some(({ deceasedOn }) => deceasedOn === null)).toBe(true);
      }
    }),
    { numRuns: 20 },
  );
});

test('children are at least sixteen years younger than the head', async () => {
  const { families } = await nation(2_000);
  for (const { members } of families) {
    const headAge = ageOn(members[0]?.birthDate ?? asOf, asOf);
    for (const child of members.filter(({ role }) => role === 'CHILD')) {
      expect(headAge - ageOn(child.birthDate, asOf)).toBeGreaterThanOrEqual(16);
    }
  }
});

test('the nation is spread and composed like the real one', async () => {
  const { people, families } = await nation(20_000);
  const provinces = new Set(families.map(({ villageCode }) => villageCode.slice(0, 2)));
  expect(Object.keys(inhabitants).filter((code) => !provinces.has(code))).toEqual([]);
  const shareOf = (count: number) => count / people.length;
  const servants = people.filter(({ livelihood }) => /CIVIL_SERVANT$/.test(livelihood)).length;
  expect(shareOf(servants)).toBeGreaterThan(0.01);
  expect(shareOf(servants)).toBeLessThan(0.03);
  expect(people.length / families.length).toBeGreaterThan(2.5);
  expect(people.length / families.length).toBeLessThan(3.8);
  const pupils = people.filter(({ schoolGrade }) => schoolGrade !== null).length;
  expect(shareOf(pupils)).toBeGreaterThan(0.12);
  expect(shareOf(pupils)).toBeLessThan(0.28);
});
