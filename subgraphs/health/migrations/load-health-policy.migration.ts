import type { MigrationInterface, QueryRunner } from 'typeorm';
import { routineSchedule, type ScheduleRow } from './routine-schedule.js';

/** The schedule of vaccines, the contributions of the health insurance and the validity of certificates. */
export class LoadHealthPolicy implements MigrationInterface {
  readonly name = 'LoadHealthPolicy1704067200001';

  async up(queries: QueryRunner): Promise<void> {
    for (const row of routineSchedule) await insertScheduleRow(queries, row);
    await queries.query(contributions);
    await queries.query(validities);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM certificate_validity');
    await queries.query('DELETE FROM jkn_contribution');
    await queries.query('DELETE FROM vaccine_schedule_rule');
  }
}

async function insertScheduleRow(queries: QueryRunner, row: ScheduleRow): Promise<void> {
  await queries.query(
    `INSERT INTO vaccine_schedule_rule (vaccine, dose, stage, minimum_age_months, minimum_interval_days,
       maximum_age_days, window_days, effective_from, legal_basis) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.vaccine,
      row.dose,
      row.stage,
      row.minimumAgeMonths,
      row.minimumIntervalDays,
      row.maximumAgeDays,
      row.windowDays,
      row.effectiveFrom,
      row.legalBasis,
    ],
  );
}

/** Amounts of Perpres 64/2020; of class III the member pays 35,000. A worker's family pays five percent of the wage. */
const contributions = `
  INSERT INTO jkn_contribution
    (segment, class, monthly_amount, subsidy, wage_basis_points, wage_ceiling, grace_months, effective_from, legal_basis)
  SELECT segment, class, amount, subsidy, points, ceiling, 1, '2020-07-01',
    'Perpres 82/2018, diubah Perpres 64/2020; masa tenggang belum terverifikasi (default)'
  FROM (VALUES
    ('PBI_JK', 'CLASS_III', 42000, 42000, NULL, NULL),
    ('PBPU_PEMDA', 'CLASS_III', 42000, 7000, NULL, NULL),
    ('PPU_STATE', 'CLASS_I', NULL, 0, 500, 12000000), ('PPU_STATE', 'CLASS_II', NULL, 0, 500, 12000000),
    ('PPU_PRIVATE', 'CLASS_I', NULL, 0, 500, 12000000), ('PPU_PRIVATE', 'CLASS_II', NULL, 0, 500, 12000000),
    ('PBPU', 'CLASS_I', 150000, 0, NULL, NULL), ('PBPU', 'CLASS_II', 100000, 0, NULL, NULL),
    ('PBPU', 'CLASS_III', 42000, 7000, NULL, NULL),
    ('BP', 'CLASS_I', 150000, 0, NULL, NULL), ('BP', 'CLASS_II', 100000, 0, NULL, NULL),
    ('BP', 'CLASS_III', 42000, 7000, NULL, NULL)
  ) AS rule (segment, class, amount, subsidy, points, ceiling)`;

const validities = `
  INSERT INTO certificate_validity (kind, months, days, effective_from, legal_basis) VALUES
    ('PHYSICAL', 0, 14, '2021-02-19', 'Perpol 5/2021; masa berlaku belum terverifikasi (default)'),
    ('PSYCHOLOGY', 6, 0, '2021-02-19', 'Perpol 5/2021; masa berlaku belum terverifikasi (default)')`;
