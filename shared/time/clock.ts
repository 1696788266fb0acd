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
  // Asked many times in a request, and the same all day.
  let known: LegalDay | null = null;
  const today = () => {
    const moment = now().getTime();
    if (known === null || moment < known.fromMs || moment >= known.toMs) known = legalDayAround(moment);
    return known.day;
  };
  return { now, today };
}

/** A legal day with its beginning and end, in Unix milliseconds. */
interface LegalDay {
  readonly day: IsoDate;
  readonly fromMs: number;
  readonly toMs: number;
}

function legalDayAround(moment: number): LegalDay {
  const start = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(legalTimeZone).startOfDay();
  return {
    day: start.toPlainDate().toString(),
    fromMs: start.epochMilliseconds,
    toMs: start.add({ days: 1 }).startOfDay().epochMilliseconds,
  };
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
