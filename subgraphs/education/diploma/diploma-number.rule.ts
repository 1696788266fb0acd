import { SchoolLevel } from '../school/school-level.js';

/** How a diploma's number tells the level: basic education (dasar) and secondary education (menengah). */
export const levelCodes: Readonly<Record<SchoolLevel, string>> = {
  [SchoolLevel.PRIMARY]: 'D-SD',
  [SchoolLevel.JUNIOR_SECONDARY]: 'D-SMP',
  [SchoolLevel.SENIOR_SECONDARY]: 'M-SMA',
  [SchoolLevel.VOCATIONAL]: 'M-SMK',
};

/** @param serial from 1, one series for each province and level. */
export function diplomaNumber(provinceCode: string, level: SchoolLevel, serial: number): string {
  return `DN-${provinceCode}/${levelCodes[level]}/${String(serial).padStart(7, '0')}`;
}
