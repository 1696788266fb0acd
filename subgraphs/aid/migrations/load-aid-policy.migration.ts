import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may receive the programmes, what they pay, and how often. */
export class LoadAidPolicy implements MigrationInterface {
  readonly name = 'LoadAidPolicy1704067200001';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [programRules, amounts, plans]) await queries.query(statement);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM benefit_plan');
    await queries.query('DELETE FROM benefit_amount');
    await queries.query('DELETE FROM aid_program_rule');
  }
}

/** The single register (DTSEN) takes the place of the list of the poor (DTKS) on 5 February 2025. */
const programRules = `
  WITH program (program, persons, since, law) AS (VALUES
    ('PKH', 4, date '2018-01-08', 'Permensos 1/2018; batas empat jiwa belum terverifikasi (default)'),
    ('SEMBAKO', NULL, date '2021-01-01', 'Permensos 5/2021; tanggal mulai belum terverifikasi (default)'),
    ('PBI_JK', NULL, date '2014-01-01', 'PP 101/2012, diubah PP 76/2015')
  ), decile (program, decile_max) AS (VALUES ('PKH', 4), ('SEMBAKO', 5), ('PBI_JK', 5))
  INSERT INTO aid_program_rule
    (program, requires_listing, decile_max, persons_counted_max, effective_from, effective_to, legal_basis)
  SELECT program, true, NULL::smallint, persons, since, date '2025-02-05', law FROM program
  UNION ALL
  SELECT program, false, decile_max, persons, date '2025-02-05', NULL,
    law || '; Inpres 4/2025, batas desil belum terverifikasi (default)'
  FROM program JOIN decile USING (program)`;

const cashBasis = `'Permensos 1/2018; indeks bantuan PKH belum terverifikasi (default)'`;

/** For one person and year; PBI-JK is twelve contributions of 42,000. */
const amounts = `
  INSERT INTO benefit_amount (program, component, yearly, persons_max, effective_from, legal_basis) VALUES
    ('PKH', 'PREGNANCY', 3000000, 1, '2021-01-01', ${cashBasis}),
    ('PKH', 'EARLY_CHILDHOOD', 3000000, 2, '2021-01-01', ${cashBasis}),
    ('PKH', 'PRIMARY_SCHOOL', 900000, NULL, '2021-01-01', ${cashBasis}),
    ('PKH', 'JUNIOR_SCHOOL', 1500000, NULL, '2021-01-01', ${cashBasis}),
    ('PKH', 'SENIOR_SCHOOL', 2000000, NULL, '2021-01-01', ${cashBasis}),
    ('PKH', 'ELDERLY', 2400000, 1, '2021-01-01', ${cashBasis}),
    ('PKH', 'SEVERE_DISABILITY', 2400000, 1, '2021-01-01', ${cashBasis}),
    ('SEMBAKO', 'FAMILY', 2400000, 1, '2021-01-01',
      'Permensos 5/2021; Rp200.000 per bulan belum terverifikasi (default)'),
    ('PBI_JK', 'INSURED_PERSON', 504000, NULL, '2020-07-01', 'Perpres 82/2018, diubah Perpres 64/2020')`;

/** Every two months on the welfare card, every three at the post office, every month to the insurer. */
const plans = `
  INSERT INTO benefit_plan (program, channel, stages_per_year, effective_from, legal_basis)
  SELECT program, channel, stages, date '2021-01-01', law FROM (VALUES
    ('PKH', 'KKS', 6, 'Perpres 63/2017; pola dua bulanan belum terverifikasi (default)'),
    ('PKH', 'POST', 4, 'Perpres 63/2017; pola tiga bulanan belum terverifikasi (default)'),
    ('SEMBAKO', 'KKS', 6, 'Perpres 63/2017; pola dua bulanan belum terverifikasi (default)'),
    ('SEMBAKO', 'POST', 4, 'Perpres 63/2017; pola tiga bulanan belum terverifikasi (default)'),
    ('PBI_JK', 'INSURER', 12, 'Perpres 82/2018, diubah Perpres 64/2020')
  ) AS plan (program, channel, stages, law)`;
