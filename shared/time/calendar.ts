import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from './clock.js';

const day = (value: IsoDate) => Temporal.PlainDate.from(value);

/**
 * Completed years of life on a day. A person born on 29 February completes a year on 1 March of a common year,
 * because a year is complete only once its last day has passed.
 */
export function ageOn(birthDate: IsoDate, on: IsoDate): number {
  const birth = day(birthDate);
  const at = day(on);
  const beforeBirthday = at.month < birth.month || (at.month === birth.month && at.day < birth.day);
  return at.year - birth.year - (beforeBirthday ? 1 : 0);
}

export function addDays(from: IsoDate, days: number): IsoDate {
  return day(from).add({ days }).toString();
}

export function addMonths(from: IsoDate, months: number): IsoDate {
  return day(from).add({ months }).toString();
}

export function addYears(from: IsoDate, years: number): IsoDate {
  return day(from).add({ years }).toString();
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return day(from).until(day(to), { largestUnit: 'days' }).days;
}

/** Whole months from one day to another; negative when `to` is earlier. */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
  return day(from).until(day(to), { largestUnit: 'months' }).months;
}

/** Monday to Friday without the given holidays, both ends counted. */
export function workingDays(from: IsoDate, to: IsoDate, holidays: ReadonlySet<IsoDate>): number {
  let count = 0;
  for (
    let at = day(from), end = day(to);
    Temporal.PlainDate.compare(at, end) <= 0;
    at = at.add({ days: 1 })
  ) {
    if (at.dayOfWeek <= 5 && !holidays.has(at.toString())) count += 1;
  }
  return count;
}

/** Whether `YYYY-MM-DD` names a day that exists. There is no year 0, neither in history nor in PostgreSQL. */
export function isRealDate(value: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    Temporal.PlainDate.from(value, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
