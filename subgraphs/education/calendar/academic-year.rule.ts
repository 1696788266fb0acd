import { addDays } from '../../../shared/time/calendar.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import type { AcademicCalendar } from './academic-calendar.entity.js';

type FirstDay = Pick<AcademicCalendar, 'firstDay'>;

/** The academic year a day lies in, as `2023/2024`. */
export function academicYearOn(day: IsoDate, { firstDay }: FirstDay): string {
  const year = Number(day.slice(0, 4));
  return academicYearOf(day.slice(5) < firstDay ? year - 1 : year);
}

/** The first day of an academic year, on which ages are counted. */
export function firstDayOf(academicYear: string, { firstDay }: FirstDay): IsoDate {
  return `${academicYear.slice(0, 4)}-${firstDay}`;
}

/** Whether one may enrol for an academic year on a day: from some time before it begins until it ends. */
export function isOpenForEnrolment(
  academicYear: string,
  calendar: Pick<AcademicCalendar, 'firstDay' | 'enrolmentOpensDays'>,
  day: IsoDate,
): boolean {
  const opensOn = addDays(firstDayOf(academicYear, calendar), -calendar.enrolmentOpensDays);
  const next = academicYearOf(Number(academicYear.slice(5)));
  return opensOn <= day && day < firstDayOf(next, calendar);
}

const academicYearOf = (firstYear: number) => `${firstYear}/${firstYear + 1}`;
