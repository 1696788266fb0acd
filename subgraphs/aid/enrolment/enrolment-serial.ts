import type { EntityManager } from 'typeorm';
import { invariant } from '../../../shared/errors/invariant.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import type { AidProgram } from '../program/aid-program.js';

/** Enrolments are counted for each programme, year and province of the family card. */
export interface EnrolmentSeries {
  readonly program: AidProgram;
  readonly year: string;
  readonly provinceCode: string;
}

export function seriesOf(program: AidProgram, familyCardNumber: string, startedOn: IsoDate): EnrolmentSeries {
  return { program, year: startedOn.slice(0, 4), provinceCode: familyCardNumber.slice(0, 2) };
}

/** As `PKH-2024-98-0000123`. */
export const enrolmentNumber = ({ program, year, provinceCode }: EnrolmentSeries, serial: number) =>
  `${program}-${year}-${provinceCode}-${String(serial).padStart(7, '0')}`;

/** The next of its series, without a gap: the counter's row is held until the transaction ends. */
export async function nextEnrolmentNumber(
  db: EntityManager,
  program: AidProgram,
  familyCardNumber: string,
  startedOn: IsoDate,
): Promise<string> {
  const series = seriesOf(program, familyCardNumber, startedOn);
  const [row]: { last: number }[] = await db.query(
    `INSERT INTO enrolment_serial (program, year, province_code, last) VALUES ($1, $2, $3, 1)
     ON CONFLICT (program, year, province_code) DO UPDATE SET last = enrolment_serial.last + 1 RETURNING last`,
    [program, series.year, series.provinceCode],
  );
  invariant(row, 'an upsert always answers');
  return enrolmentNumber(series, row.last);
}
