import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Retirement ages and rules on leave, as the law has them. */
export class LoadCivilServicePolicy implements MigrationInterface {
  readonly name = 'LoadCivilServicePolicy1704067200003';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query(retirementAges);
    await queries.query(leaveRules);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM leave_rule');
    await queries.query('DELETE FROM retirement_age');
  }
}

/** The ages are those of UU 5/2014, which UU 20/2023 keeps; functional positions follow regulations of their own. */
const retirementAges = `
  INSERT INTO retirement_age (position_group, age_years, effective_from, legal_basis)
  SELECT position_group, age, '2014-01-15', basis FROM (VALUES
    ('HIGH_LEADERSHIP', 60, 'UU 5/2014 Ps. 90, kini UU 20/2023 Ps. 55'),
    ('ADMINISTRATOR', 58, 'UU 5/2014 Ps. 90, kini UU 20/2023 Ps. 55'),
    ('SUPERVISOR', 58, 'UU 5/2014 Ps. 90, kini UU 20/2023 Ps. 55'),
    ('STAFF', 58, 'UU 5/2014 Ps. 90, kini UU 20/2023 Ps. 55'),
    ('FUNCTIONAL_JUNIOR', 58, 'PP 11/2017; belum terverifikasi (default)'),
    ('FUNCTIONAL_MIDDLE', 60, 'PP 11/2017; belum terverifikasi (default)'),
    ('FUNCTIONAL_SENIOR', 65, 'PP 11/2017; belum terverifikasi (default)'),
    ('TEACHER', 60, 'UU 14/2005; belum terverifikasi (default)'),
    ('LECTURER', 65, 'UU 14/2005; belum terverifikasi (default)'),
    ('PROFESSOR', 70, 'UU 14/2005; belum terverifikasi (default)')
  ) AS rule (position_group, age, basis)`;

/** Twelve days after a year, six of them kept; big leave after five years. What else is a default. */
const leaveRules = `
  INSERT INTO leave_rule (kind, type, women_only, minimum_service_months, service_counts_anew, maximum_months,
    days_per_year, carried_days_max, backdated_days_max, effective_from, legal_basis)
  SELECT kind, type, kind = 'MATERNITY', service, kind = 'LONG', months,
    days, CASE kind WHEN 'ANNUAL' THEN 6 ELSE 0 END, backdated,
    CASE type WHEN 'PNS' THEN date '2017-04-07' ELSE date '2018-11-28' END, basis
  FROM (VALUES
    ('ANNUAL', 'PNS', 12, NULL, 12, 0, 'PP 11/2017, Perka BKN 24/2017'),
    ('LONG', 'PNS', 60, 3, NULL, 0, 'PP 11/2017, Perka BKN 24/2017; hitungan ulang belum terverifikasi (default)'),
    ('IMPORTANT_REASON', 'PNS', 0, 1, NULL, 7, 'PP 11/2017, Perka BKN 24/2017; permohonan surut belum terverifikasi (default)'),
    ('SICK', 'PNS', 0, 12, NULL, 14, 'PP 11/2017, Perka BKN 24/2017; lama dan permohonan surut belum terverifikasi (default)'),
    ('MATERNITY', 'PNS', 0, 3, NULL, 7, 'PP 11/2017, Perka BKN 24/2017; lama dan permohonan surut belum terverifikasi (default)'),
    ('ANNUAL', 'PPPK', 12, NULL, 12, 0, 'PP 49/2018; belum terverifikasi (default)'),
    ('SICK', 'PPPK', 0, 1, NULL, 14, 'PP 49/2018; belum terverifikasi (default)'),
    ('MATERNITY', 'PPPK', 0, 3, NULL, 7, 'PP 49/2018; belum terverifikasi (default)')
  ) AS rule (kind, type, service, months, days, backdated, basis)`;
