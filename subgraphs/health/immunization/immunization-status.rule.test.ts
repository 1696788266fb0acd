import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../shared/time/calendar.js';
import { routineSchedule } from '../migrations/routine-schedule.js';
import { refuseDose } from './dose.rule.js';
import { Immunization } from './immunization.entity.js';
import { immunizationStatusOn } from './immunization-status.rule.js';
import { ImmunizationStanding, type ScheduledDose } from './immunization-status.type.js';
import { ImmunizationStage, Vaccine } from './vaccine.js';
import { VaccineScheduleRule } from './vaccine-schedule-rule.entity.js';

const citizenId = randomUUID();
const rules = routineSchedule
  .filter(({ stage }) => stage === ImmunizationStage.BASIC || stage === ImmunizationStage.BOOSTER)
  .map((row) => Object.assign(new VaccineScheduleRule(), { ...row, effectiveTo: null }));
const ruleOf = (vaccine: Vaccine, dose: number) => {
  const rule = rules.find((one) => one.vaccine === vaccine && one.dose === dose);
  if (!rule) throw new Error(`no dose ${dose} of ${vaccine}`);
  return rule;
};

/** Where a child stands who was born on a day, by the schedule of these rules. */
const statusOn = (day: string, birthDate: string | null, given: readonly Immunization[]) =>
  immunizationStatusOn(day, { id: citizenId, birthDate }, rules, given);

const doseOn = (vaccine: Vaccine, dose: number, givenOn: string) =>
  Object.assign(new Immunization(), { vaccine, dose, givenOn });

/** A childhood in which every next dose was given on its first day, until a day. */
function immunisedUntil(day: string, birthDate: string): Immunization[] {
  const given: Immunization[] = [];
  for (;;) {
    const { nextDue } = statusOn(nextDay(given, birthDate), birthDate, given);
    if (nextDue === null || nextDue.dueOn > day) return given;
    given.push(doseOn(nextDue.vaccine, nextDue.dose, nextDue.dueOn));
  }
}
const nextDay = (given: readonly Immunization[], birthDate: string) => given.at(-1)?.givenOn ?? birthDate;

const births = fc.integer({ min: 0, max: 3_800 }).map((count) => addDays('2013-07-03', count));
const ages = fc.integer({ min: 0, max: 1_500 });

test('who takes every dose on its first day is never behind, and at nine months complete', () => {
  fc.assert(
    fc.property(births, ages, (birthDate, age) => {
      const day = addDays(birthDate, age);
      const { basic, missed } = statusOn(day, birthDate, immunisedUntil(day, birthDate));
      expect(missed).toEqual([]);
      expect(basic).not.toBe(ImmunizationStanding.BEHIND);
      if (age > 280) expect(basic).toBe(ImmunizationStanding.COMPLETE);
    }),
    { numRuns: 50 },
  );
});

test('a dose said to be due next is accepted from the day it is due, and no day earlier', () => {
  const accepts = (
    { vaccine, dose }: ScheduledDose,
    birthDate: string,
    on: string,
    given: readonly Immunization[],
  ) =>
    refuseDose(
      ruleOf(vaccine, dose),
      birthDate,
      on,
      given.filter((one) => one.vaccine === vaccine),
    ) === null;
  fc.assert(
    fc.property(births, ages, (birthDate, age) => {
      const day = addDays(birthDate, age);
      const given = immunisedUntil(day, birthDate);
      const { nextDue } = statusOn(day, birthDate, given);
      if (nextDue === null) return;
      expect(accepts(nextDue, birthDate, nextDue.dueOn, given)).toBe(true);
      expect(accepts(nextDue, birthDate, addDays(nextDue.dueOn, -1), given)).toBe(false);
    }),
    { numRuns: 50 },
  );
});

test('a child never immunised is behind, and has missed what can no longer be given', () => {
  const { basic, due, missed } = statusOn('2024-01-31', '2022-06-01', []);
  expect(basic).toBe(ImmunizationStanding.BEHIND);
  expect(missed.map(({ vaccine, dose }) => `${vaccine} ${dose}`).sort()).toEqual([
    'BCG 1',
    'HB0 1',
    'RV 1',
    'RV 2',
    'RV 3',
  ]);
  expect(due.find(({ vaccine, dose }) => vaccine === 'MR' && dose === 1)).toMatchObject({
    dueOn: '2023-03-01',
    overdue: true,
  });
});

test('a late dose moves the next by its interval', () => {
  const { due } = statusOn('2024-01-31', '2023-09-01', [doseOn(Vaccine.PCV, 1, '2024-01-20')]);
  expect(due.find(({ vaccine }) => vaccine === Vaccine.PCV)).toMatchObject({ dose: 2, dueOn: '2024-02-17' });
});

test('a vaccine counts from when it came into the schedule', () => {
  const olderChild = statusOn('2024-01-31', '2020-01-01', []);
  expect(olderChild.due.map(({ vaccine }) => vaccine)).not.toContain('PCV');
  const youngerChild = statusOn('2024-01-31', '2023-01-01', []);
  expect(youngerChild.due.map(({ vaccine }) => vaccine)).toContain('PCV');
});

test('who was born before the schedule, even by a day, or whose birth is unknown, is not judged', () => {
  for (const birthDate of [null, '1990-08-17', '2013-07-02']) {
    const { basic, due, nextDue } = statusOn('2024-01-31', birthDate, []);
    expect({ basic, due, nextDue }).toEqual({
      basic: ImmunizationStanding.UNDETERMINED,
      due: [],
      nextDue: null,
    });
  }
});
