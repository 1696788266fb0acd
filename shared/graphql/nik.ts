import { isRealDate } from '../time/calendar.js';

/** A female holder's day of birth is written plus forty. */
const femaleOffset = 40;

/**
 * Checks the structure of a population number (NIK, UU 23/2006 art. 13): six digits of the place of first
 * registration, a day of birth that existed in the 1900s or 2000s (plus forty for women) and a serial from 0001.
 * The place is not checked: areas are split over time and a NIK never changes.
 * @returns why it is refused, without repeating it; or null when it is well formed.
 */
export function refuseNik(nik: string): string | null {
  if (!/^[1-9]\d{15}$/.test(nik)) return 'a NIK has 16 digits and does not begin with 0';
  const day = Number(nik.slice(6, 8));
  const month = Number(nik.slice(8, 10));
  if (day < 1 || day > 71 || (day > 31 && day < 41)) return 'the day in this NIK does not exist';
  if (month < 1 || month > 12) return 'the month in this NIK does not exist';
  if (
    !existsInSomeCentury(day > femaleOffset ? day - femaleOffset : day, nik.slice(8, 10), nik.slice(10, 12))
  ) {
    return 'the date in this NIK does not exist';
  }
  return nik.endsWith('0000') ? 'the serial of a NIK begins at 0001' : null;
}

function existsInSomeCentury(day: number, month: string, year: string): boolean {
  const date = `${year}-${month}-${String(day).padStart(2, '0')}`;
  return isRealDate(`19${date}`) || isRealDate(`20${date}`);
}
