import type { Family, Person } from '../../shared/synthetic/population.js';
import { ageOn } from '../../shared/time/calendar.js';
import type { IsoDate } from '../../shared/time/clock.js';
import type { CountedComponent } from './benefit/benefit.rule.js';
import { AidComponent } from './program/aid-program.js';

/** As the policy of these years pays for them. */
const personsMax: Partial<Record<AidComponent, number>> = {
  [AidComponent.PREGNANCY]: 1,
  [AidComponent.EARLY_CHILDHOOD]: 2,
  [AidComponent.ELDERLY]: 1,
};
const infancyMax = 6;
const oldAge = 70;
const grades = { primary: 6, junior: 9 };

export const livingOf = ({ members }: Family): readonly Person[] =>
  members.filter(({ deceasedOn }) => deceasedOn === null);

/** For whom of a family the conditional cash is paid. */
export function cashComponents(family: Family, asOf: IsoDate): readonly CountedComponent[] {
  const kinds = livingOf(family).flatMap((person) => componentOf(person, asOf) ?? []);
  return [...Map.groupBy(kinds, (kind) => kind)].map(([component, { length }]) => ({
    component,
    persons: Math.min(length, personsMax[component] ?? length),
  }));
}

function componentOf({ pregnant, schoolGrade, birthDate }: Person, asOf: IsoDate): AidComponent | null {
  if (pregnant) return AidComponent.PREGNANCY;
  if (schoolGrade !== null) {
    if (schoolGrade <= grades.primary) return AidComponent.PRIMARY_SCHOOL;
    return schoolGrade <= grades.junior ? AidComponent.JUNIOR_SCHOOL : AidComponent.SENIOR_SCHOOL;
  }
  const age = ageOn(birthDate, asOf);
  if (age <= infancyMax) return AidComponent.EARLY_CHILDHOOD;
  return age >= oldAge ? AidComponent.ELDERLY : null;
}
