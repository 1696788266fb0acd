import { ageOn } from '../time/calendar.js';
import type { IsoDate } from '../time/clock.js';

/** The academic year begins in July. */
const firstMonth = 7;

/** The first day of the academic year a day lies in. */
export function academicYearStart(on: IsoDate): IsoDate {
  const year = Number(on.slice(0, 4)) - (Number(on.slice(5, 7)) < firstMonth ? 1 : 0);
  return `${year}-07-01`;
}

/** The grade, 1 to 12, of a child who entered grade 1 at the usual age; null outside school age. */
export function gradeOn(birthDate: IsoDate, on: IsoDate): number | null {
  // Who is six by the first of July enters grade 1.
  const grade = ageOn(birthDate, academicYearStart(on)) - 5;
  return grade >= 1 && grade <= 12 ? grade : null;
}
