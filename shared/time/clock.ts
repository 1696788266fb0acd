import { Temporal } from 'temporal-polyfill';

/** A calendar day as `YYYY-MM-DD`, the form in which days are stored, compared and sent. */
export type IsoDate = string;

/** Legal days are counted in western Indonesian time (WIB), where the ministries sit. */
export const legalTimeZone = 'Asia/Jakarta';

/** The only source of time in the system, so that a rule can be tested on the exact day it turns. */
export interface Clock {
  now(): Date;
  today(): IsoDate;
}

export function clockOf(now: () => Date): Clock {
  return { now, today: () => legalDayOf(now()) };
}

/** The legal day a moment lies in. */
export function legalDayOf(moment: Date): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(legalTimeZone)
    .toPlainDate()
    .toString();
}

export const systemClock: Clock = clockOf(() => new Date());

/** A clock that stands still at noon, Jakarta time, of one day. */
export function fixedClock(day: IsoDate): Clock {
  const noon = new Date(`${day}T12:00:00+07:00`);
  return clockOf(() => noon);
}
