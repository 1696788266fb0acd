import { Between, type EntityManager } from 'typeorm';
import type { IsoDate } from '../time/clock.js';
import { Holiday } from './holiday.entity.js';

/** The holidays of a span, both ends counted. */
export async function holidaysBetween(
  db: EntityManager,
  from: IsoDate,
  to: IsoDate,
): Promise<ReadonlySet<IsoDate>> {
  return new Set((await db.findBy(Holiday, { day: Between(from, to) })).map(({ day }) => day));
}
