import { isInForce } from '../../../shared/policy/effective-period.js';
import { addDays, addMonths } from '../../../shared/time/calendar.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import type { Citizen } from '../citizen/citizen.stub.js';
import { earliestDay, latestDay } from './dose.rule.js';
import type { Immunization } from './immunization.entity.js';
import { ImmunizationStanding, ImmunizationStatus, type ScheduledDose } from './immunization-status.type.js';
import { ImmunizationStage, type Vaccine } from './vaccine.js';
import type { VaccineScheduleRule } from './vaccine-schedule-rule.entity.js';

/** A dose of the schedule, not given yet. */
interface OpenDose extends ScheduledDose {
  readonly stage: ImmunizationStage;
}

/** Whose doses are counted; without a date of birth when identity did not tell it. */
type Child = Pick<Citizen, 'id' | 'birthDate'>;

/** The day a dose was given, or could be at the soonest. */
interface Placed {
  readonly dose: number;
  readonly on: IsoDate;
  readonly isMissed: boolean;
}

/**
 * Where a person stands on a day. A dose belongs to a childhood when its rule was in force on the day the child reached
 * its age; who was born before any schedule is not judged.
 * @param child one whose date of birth is not known is not judged either.
 * @param rules of the stages given by age, past and present.
 */
export function immunizationStatusOn(
  day: IsoDate,
  child: Child,
  rules: readonly VaccineScheduleRule[],
  given: readonly Immunization[],
): ImmunizationStatus {
  const { id, birthDate } = child;
  // Part of a schedule, in force from later in the first year, would call too much complete.
  if (birthDate === null || !rules.some((rule) => isBasic(rule) && isInForce(rule, birthDate))) {
    return new ImmunizationStatus(id, ImmunizationStanding.UNDETERMINED, given);
  }
  const open = openDoses(day, { id, birthDate }, scheduleOf(birthDate, rules), given);
  return new ImmunizationStatus(id, standingOf(open.filter(isBasic)), given, open);
}

const isBasic = ({ stage }: { readonly stage: ImmunizationStage }) => stage === ImmunizationStage.BASIC;

function scheduleOf(birthDate: IsoDate, rules: readonly VaccineScheduleRule[]): VaccineScheduleRule[] {
  return rules
    .filter((rule) => isInForce(rule, addMonths(birthDate, rule.minimumAgeMonths)))
    .sort((a, b) => a.dose - b.dose);
}

function standingOf(basic: readonly OpenDose[]): ImmunizationStanding {
  if (basic.length === 0) return ImmunizationStanding.COMPLETE;
  const isBehind = basic.some(({ isMissed, overdue }) => isMissed || overdue);
  return isBehind ? ImmunizationStanding.BEHIND : ImmunizationStanding.ON_SCHEDULE;
}

/** The doses not given, each planned after the one before: what is late can be given on the day itself at the soonest. */
function openDoses(
  day: IsoDate,
  { id, birthDate }: Child & { readonly birthDate: IsoDate },
  schedule: readonly VaccineScheduleRule[],
  given: readonly Immunization[],
): OpenDose[] {
  const last = new Map<Vaccine, Placed>();
  const open: OpenDose[] = [];
  for (const rule of schedule) {
    const { vaccine, dose, stage } = rule;
    const done = given.find((one) => one.vaccine === vaccine && one.dose === dose);
    const before = last.get(vaccine);
    // A vaccine that came into the schedule after the age of its first dose is not caught up by its later doses.
    if (dose !== 1 + (before?.dose ?? 0)) continue;
    const dueOn = earliestDay(rule, birthDate, before?.on ?? null);
    const latestOn = latestDay(rule, birthDate);
    const soonest = dueOn < day ? day : dueOn;
    const isMissed = before?.isMissed === true || (latestOn !== null && latestOn < soonest);
    last.set(vaccine, done ? { dose, on: done.givenOn, isMissed: false } : { dose, on: soonest, isMissed });
    if (done) continue;
    const overdue = addDays(addMonths(birthDate, rule.minimumAgeMonths), rule.windowDays) < day;
    open.push({ citizenId: id, vaccine, dose, stage, dueOn, latestOn, overdue, isMissed });
  }
  return open.sort(byDueDay);
}

const byDueDay = (a: ScheduledDose, b: ScheduledDose) =>
  a.dueOn.localeCompare(b.dueOn) || a.vaccine.localeCompare(b.vaccine) || a.dose - b.dose;
