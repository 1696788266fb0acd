import { addDays, addMonths } from '../../../shared/time/calendar.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import type { Immunization } from './immunization.entity.js';
import {
  DoseAlreadyGiven,
  DoseOutOfOrder,
  type DoseRefusal,
  DoseTooEarly,
  DoseTooLate,
} from './immunization.result.js';
import type { VaccineScheduleRule } from './vaccine-schedule-rule.entity.js';

export type DoseRule = Pick<
  VaccineScheduleRule,
  'dose' | 'minimumAgeMonths' | 'minimumIntervalDays' | 'maximumAgeDays'
>;
export type GivenDose = Pick<Immunization, 'dose' | 'givenOn'>;

/**
 * Why a dose cannot have been given on a day; null when it can (Permenkes 12/2017).
 * @param given the doses of the same vaccine that are recorded, in any order.
 */
export function refuseDose(
  rule: DoseRule,
  birthDate: IsoDate,
  givenOn: IsoDate,
  given: readonly GivenDose[],
): DoseRefusal | null {
  const same = given.find(({ dose }) => dose === rule.dose);
  if (same) return new DoseAlreadyGiven(same.givenOn);
  const previous = given.find(({ dose }) => dose === rule.dose - 1);
  if (rule.dose > 1 && !previous) return new DoseOutOfOrder(nextDose(given));
  const earliestOn = earliestDay(rule, birthDate, previous?.givenOn ?? null);
  if (givenOn < earliestOn) return new DoseTooEarly(earliestOn);
  const latestOn = latestDay(rule, birthDate);
  return latestOn !== null && latestOn < givenOn ? new DoseTooLate(latestOn) : null;
}

/**
 * The first day a dose may be given: at its age, and its interval after the dose before. Who is born on a day that the
 * month of the age lacks reaches the age on the last day of that month.
 */
export function earliestDay(rule: DoseRule, birthDate: IsoDate, previousGivenOn: IsoDate | null): IsoDate {
  const byAge = addMonths(birthDate, rule.minimumAgeMonths);
  if (previousGivenOn === null) return byAge;
  const byInterval = addDays(previousGivenOn, rule.minimumIntervalDays);
  if (byInterval > byAge) return byInterval;
  return byAge;
}

/** The last day a dose may be given; null when it is never too late. */
export function latestDay({ maximumAgeDays }: DoseRule, birthDate: IsoDate): IsoDate | null {
  return maximumAgeDays === null ? null : addDays(birthDate, maximumAgeDays);
}

/** Doses are recorded in order, so the next is one more than the last. */
const nextDose = (given: readonly GivenDose[]) => 1 + Math.max(0, ...given.map(({ dose }) => dose));
