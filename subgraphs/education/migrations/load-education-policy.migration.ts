import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type GradeRow, gradeRows } from './grade-rows.js';

/** The academic calendar, the grades with their ages, and the amounts of the Smart Indonesia Programme. */
export class LoadEducationPolicy implements MigrationInterface {
  readonly name = 'LoadEducationPolicy1704067200001';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query(calendars);
    for (const row of gradeRows) await insertGrade(queries, row);
    await queries.query(pipAmounts);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM pip_amount');
    await queries.query('DELETE FROM grade_rule');
    await queries.query('DELETE FROM academic_calendar');
  }
}

const calendars = `
  INSERT INTO academic_calendar (first_day, enrolment_opens_days, effective_from, legal_basis) VALUES
    ('07-01', 60, '2003-07-08',
     'UU 20/2003; awal tahun ajaran 1 Juli dan pembukaan pendaftaran 60 hari sebelumnya adalah default, bukan angka resmi')`;

async function insertGrade(queries: QueryRunner, row: GradeRow): Promise<void> {
  await queries.query(
    `INSERT INTO grade_rule (level, grade, kind, minimum_age, maximum_age, effective_from, legal_basis)
     VALUES ($1, $2, $3, $4, $5, '2021-01-08', $6)`,
    [row.level, row.grade, row.kind, row.minimumAge, row.maximumAge, gradeLaw],
  );
}

const gradeLaw =
  'UU 20/2003, PP 17/2010, Permendikbud 1/2021; usia per tingkat adalah default, bukan angka resmi';

/** A pupil of a new or final grade is paid for one semester: half. Secondary schools were paid more from 2024. */
const pipAmounts = `
  INSERT INTO pip_amount (level, grade_kind, amount, effective_from, effective_to, legal_basis)
  SELECT level, grade_kind, full_amount / divisor, effective_from::date, effective_to::date, legal_basis
  FROM (VALUES
    ('PRIMARY', 450000, '2023-01-01', NULL, 'Permendikbud 10/2020; petunjuk pelaksanaan PIP 2023'),
    ('JUNIOR_SECONDARY', 750000, '2023-01-01', NULL, 'Permendikbud 10/2020; petunjuk pelaksanaan PIP 2023'),
    ('SENIOR_SECONDARY', 1000000, '2023-01-01', '2024-01-01', 'Permendikbud 10/2020; petunjuk pelaksanaan PIP 2023'),
    ('VOCATIONAL', 1000000, '2023-01-01', '2024-01-01', 'Permendikbud 10/2020; petunjuk pelaksanaan PIP 2023'),
    ('SENIOR_SECONDARY', 1800000, '2024-01-01', NULL, 'Permendikbud 10/2020; petunjuk pelaksanaan PIP 2024'),
    ('VOCATIONAL', 1800000, '2024-01-01', NULL, 'Permendikbud 10/2020; petunjuk pelaksanaan PIP 2024')
  ) AS amount (level, full_amount, effective_from, effective_to, legal_basis)
  CROSS JOIN (VALUES ('NEW', 2), ('MIDDLE', 1), ('FINAL', 2)) AS kind (grade_kind, divisor)`;
