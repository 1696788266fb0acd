import type { IsoDate } from '../../../shared/time/clock.js';
import { ImmunizationStage as Stage, Vaccine } from '../immunization/vaccine.js';

/** One dose of the schedule that the migration loads, and along which the synthetic nation was immunised. */
export interface ScheduleRow {
  readonly vaccine: Vaccine;
  readonly dose: number;
  readonly stage: Stage;
  readonly minimumAgeMonths: number;
  readonly minimumIntervalDays: number;
  readonly maximumAgeDays: number | null;
  readonly windowDays: number;
  readonly effectiveFrom: IsoDate;
  readonly legalBasis: string;
}

/** Four weeks between doses of a vaccine, whichever it is. */
const minimumIntervalDays = 28;
const windowDays = 30;

const routine = {
  effectiveFrom: '2013-07-03',
  legalBasis: 'Permenkes 42/2013, diganti Permenkes 12/2017; jadwal belum terverifikasi (default)',
};
const extended = {
  effectiveFrom: '2022-01-01',
  legalBasis: 'Permenkes 12/2017; perluasan nasional belum terverifikasi (default)',
};

/** HB-0 belongs to the first 24 hours; days being all that is recorded, to the day of birth and the next. */
const hepatitisMaxDays = 1;
/** BCG is given before the first birthday. */
const bcgMaxDays = 364;
/** Rotavirus: the first dose before 15 weeks, the last before 32. */
const rotavirusMaxDays = [104, 223, 223] as const;

type Source = typeof routine;

function doses(
  vaccine: Vaccine,
  stage: Stage,
  ages: Readonly<Record<number, number>>,
  source: Source,
  maximumAgeDays: (dose: number) => number | null = () => null,
): ScheduleRow[] {
  return Object.entries(ages).map(([dose, minimumAgeMonths]) => ({
    vaccine,
    dose: Number(dose),
    stage,
    minimumAgeMonths,
    minimumIntervalDays,
    maximumAgeDays: maximumAgeDays(Number(dose)),
    windowDays,
    ...source,
  }));
}

/** The ages are completed months of life, by dose. Doses of one vaccine stand in order. */
export const routineSchedule: readonly ScheduleRow[] = [
  ...doses(Vaccine.HB0, Stage.BASIC, { 1: 0 }, routine, () => hepatitisMaxDays),
  ...doses(Vaccine.BCG, Stage.BASIC, { 1: 0 }, routine, () => bcgMaxDays),
  ...doses(Vaccine.OPV, Stage.BASIC, { 1: 0, 2: 2, 3: 3, 4: 4 }, routine),
  ...doses(Vaccine.DPT_HB_HIB, Stage.BASIC, { 1: 2, 2: 3, 3: 4 }, routine),
  ...doses(Vaccine.DPT_HB_HIB, Stage.BOOSTER, { 4: 18 }, routine),
  ...doses(Vaccine.PCV, Stage.BASIC, { 1: 2, 2: 3 }, extended),
  ...doses(Vaccine.PCV, Stage.BOOSTER, { 3: 12 }, extended),
  ...doses(
    Vaccine.RV,
    Stage.BASIC,
    { 1: 2, 2: 3, 3: 4 },
    extended,
    (dose) => rotavirusMaxDays[dose - 1] ?? null,
  ),
  ...doses(Vaccine.IPV, Stage.BASIC, { 1: 4 }, routine),
  ...doses(Vaccine.IPV, Stage.BASIC, { 2: 9 }, extended),
  ...doses(Vaccine.MR, Stage.BASIC, { 1: 9 }, routine),
  ...doses(Vaccine.MR, Stage.BOOSTER, { 2: 18 }, routine),
  ...doses(Vaccine.JE, Stage.ENDEMIC, { 1: 10 }, routine),
  ...doses(Vaccine.MR, Stage.SCHOOL, { 3: 72 }, routine),
  ...doses(Vaccine.DT, Stage.SCHOOL, { 1: 72 }, routine),
  ...doses(Vaccine.TD, Stage.SCHOOL, { 1: 84, 2: 120 }, routine),
  ...doses(Vaccine.HPV, Stage.SCHOOL, { 1: 120, 2: 132 }, extended),
];
