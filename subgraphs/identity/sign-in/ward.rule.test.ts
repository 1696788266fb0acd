import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageOn } from '../../../shared/time/calendar.js';
import { FamilyRole, LifeStatus } from '../citizen/citizen.entity.js';
import { type Resident, wardsOf } from './ward.rule.js';

const today = '2024-01-31';
const resident = fc.record({
  id: fc.uuid(),
  familyRole: fc.constantFrom(...Object.values(FamilyRole)),
  birthDate: fc
    .date({ min: new Date('1930-01-01'), max: new Date(today), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  lifeStatus: fc.constantFrom(...Object.values(LifeStatus)),
});
const family = fc.uniqueArray(resident, { selector: ({ id }) => id, minLength: 1, maxLength: 12 });

test('wards are living children under eighteen on the card, and only the head and the spouse have any', () => {
  fc.assert(
    fc.property(family, (residents) => {
      for (const person of residents) {
        const mayAct = person.familyRole === 'HEAD' || person.familyRole === 'SPOUSE';
        const isWard = (one: Resident) =>
          mayAct &&
          one.familyRole === 'CHILD' &&
          one.lifeStatus !== 'DECEASED' &&
          ageOn(one.birthDate, today) <= 17;
        expect(wardsOf(person.id, residents, today)).toEqual(residents.filter(isWard).map(({ id }) => id));
      }
    }),
  );
});

test('a child is a ward until the day before the eighteenth birthday', () => {
  const head = {
    id: 'h',
    familyRole: FamilyRole.HEAD,
    birthDate: '1980-01-01',
    lifeStatus: LifeStatus.ALIVE,
  };
  const child = {
    id: 'c',
    familyRole: FamilyRole.CHILD,
    birthDate: '2006-02-01',
    lifeStatus: LifeStatus.ALIVE,
  };
  expect(wardsOf('h', [head, child], '2024-01-31')).toEqual(['c']);
  expect(wardsOf('h', [head, child], '2024-02-01')).toEqual([]);
});

test('who is not on the card has no wards', () => {
  expect(wardsOf('stranger', [], today)).toEqual([]);
});
