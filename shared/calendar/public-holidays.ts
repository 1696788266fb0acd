import { HolidayKind } from './holiday.entity.js';

export interface HolidayRow {
  readonly day: string;
  readonly kind: HolidayKind;
  readonly name: string;
  readonly legalBasis: string;
}

const { NATIONAL, JOINT_LEAVE } = HolidayKind;

/** Those that move with the moon or by decree, as announced for 2024. */
const announcedFor2024: readonly (readonly [day: string, kind: HolidayKind, name: string])[] = [
  ['02-08', NATIONAL, 'Isra Mikraj'],
  ['02-09', JOINT_LEAVE, 'Cuti bersama Imlek'],
  ['02-10', NATIONAL, 'Tahun Baru Imlek'],
  ['03-11', NATIONAL, 'Nyepi'],
  ['03-12', JOINT_LEAVE, 'Cuti bersama Nyepi'],
  ['03-29', NATIONAL, 'Wafat Yesus Kristus'],
  ['03-31', NATIONAL, 'Paskah'],
  ['04-08', JOINT_LEAVE, 'Cuti bersama Idulfitri'],
  ['04-09', JOINT_LEAVE, 'Cuti bersama Idulfitri'],
  ['04-10', NATIONAL, 'Idulfitri'],
  ['04-11', NATIONAL, 'Idulfitri'],
  ['04-12', JOINT_LEAVE, 'Cuti bersama Idulfitri'],
  ['04-15', JOINT_LEAVE, 'Cuti bersama Idulfitri'],
  ['05-09', NATIONAL, 'Kenaikan Yesus Kristus'],
  ['05-10', JOINT_LEAVE, 'Cuti bersama Kenaikan Yesus Kristus'],
  ['05-23', NATIONAL, 'Waisak'],
  ['05-24', JOINT_LEAVE, 'Cuti bersama Waisak'],
  ['06-17', NATIONAL, 'Iduladha'],
  ['06-18', JOINT_LEAVE, 'Cuti bersama Iduladha'],
  ['07-07', NATIONAL, 'Tahun Baru Islam'],
  ['09-16', NATIONAL, 'Maulid Nabi'],
  ['12-26', JOINT_LEAVE, 'Cuti bersama Natal'],
];

/** Those of the same date every year; the Pancasila day since 2017 (Keppres 24/2016). */
const everyYear: readonly (readonly [day: string, name: string])[] = [
  ['01-01', 'Tahun Baru Masehi'],
  ['05-01', 'Hari Buruh'],
  ['06-01', 'Hari Lahir Pancasila'],
  ['08-17', 'Hari Kemerdekaan'],
  ['12-25', 'Natal'],
];
const firstYear = 2018;
const lastYear = 2030;

const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);

/** The calendar of government: whole for 2024, and in the years around it the days of fixed date. */
export const publicHolidays: readonly HolidayRow[] = [
  ...announcedFor2024.map(([day, kind, name]) => ({
    day: `2024-${day}`,
    kind,
    name,
    legalBasis: 'SKB 3 Menteri 2024, belum terverifikasi (default)',
  })),
  ...years.flatMap((year) =>
    everyYear.map(([day, name]) => ({
      day: `${year}-${day}`,
      kind: NATIONAL,
      name,
      legalBasis: 'SKB 3 Menteri, belum terverifikasi (default)',
    })),
  ),
];
