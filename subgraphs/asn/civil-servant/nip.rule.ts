import { isRealDate } from '../../../shared/time/calendar.js';

/** Date of birth, year and month of appointment, sex, serial (Perka BKN 22/2007). */
const ofTenure = /^(19|20)\d{6}(19|20)\d{2}(0[1-9]|1[0-2])[12](?!000)\d{3}$/;
/** Date of birth, year of appointment, 20 plus the number of the contract, sex, serial; the digits are a default. */
const ofContract = /^(19|20)\d{6}20\d{2}2[1-9][12](?!000)\d{3}$/;

/**
 * Why a text is no number of a civil servant; null when it is one. Some texts have the form of both types of
 * appointment, so neither the type nor anything else is read from a number that is in use.
 */
export function refuseNip(text: string): string | null {
  if (!ofTenure.test(text) && !ofContract.test(text)) {
    return 'a NIP has 18 digits: a date of birth, an appointment, 1 or 2, and a serial from 001';
  }
  const birthDate = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  return isRealDate(birthDate) ? null : 'a NIP begins with a day that exists';
}
