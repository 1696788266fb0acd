import { addDays, workingDays } from '../../../shared/time/calendar.js';
import type { IsoDate } from '../../../shared/time/clock.js';

/**
 * Working days an authority has before an event: from the day of application to the day before the event, both counted.
 * An application on a Saturday therefore counts from Monday.
 */
export function leadWorkingDays(filedOn: IsoDate, startsOn: IsoDate, holidays: ReadonlySet<IsoDate>): number {
  return workingDays(filedOn, addDays(startsOn, -1), holidays);
}

/** The last of a number of working days that begin on the day after `from`. */
export function afterWorkingDays(from: IsoDate, days: number, holidays: ReadonlySet<IsoDate>): IsoDate {
  let day = from;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    left -= workingDays(day, day, holidays);
  }
  return day;
}
