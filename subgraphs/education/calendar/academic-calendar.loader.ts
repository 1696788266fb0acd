import type { EntityManager } from 'typeorm';
import { invariant } from '../../../shared/errors/invariant.js';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import { inForceOn, isInForce } from '../../../shared/policy/effective-period.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { AcademicCalendar } from './academic-calendar.entity.js';

const always = 'the policy says on every day when the academic year begins';

/** The calendar in force on a day; read once for a request. */
export const academicCalendarOn: LoaderDefinition<IsoDate, AcademicCalendar> = {
  batch: async (db, days) => {
    const calendars = await db.manager.find(AcademicCalendar);
    return days.map((day) => {
      const calendar = calendars.find((one) => isInForce(one, day));
      invariant(calendar, always);
      return calendar;
    });
  },
};

/** The same for a command, outside a request's loaders. */
export async function findAcademicCalendar(db: EntityManager, day: IsoDate): Promise<AcademicCalendar> {
  const calendar = await db.findOneBy(AcademicCalendar, { ...inForceOn(day) });
  invariant(calendar, always);
  return calendar;
}
