import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Classes of licences, scales of events, and holidays, as the law has them. */
export class LoadPermitPolicy implements MigrationInterface {
  readonly name = 'LoadPermitPolicy1704067200002';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [licenceClasses, eventScales, holidays]) await queries.query(statement);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM holiday');
    await queries.query('DELETE FROM event_scale_rule');
    await queries.query('DELETE FROM licence_class_rule');
  }
}

const licenceClasses = `
  INSERT INTO licence_class_rule
    (licence_class, minimum_age, validity_years, prerequisite_classes, prerequisite_months, effective_from, legal_basis)
  SELECT licence_class, age, 5, before::text[], CASE before WHEN '{}' THEN 0 ELSE 12 END, '2021-02-19',
    'Perpol 5/2021 Ps. 8' || CASE
      WHEN licence_class IN ('CI', 'CII') THEN ', Perpol 2/2023'
      WHEN before <> '{}' THEN '; prasyarat belum terverifikasi (default)'
      WHEN licence_class = 'INTERNATIONAL' THEN '; belum terverifikasi (default)'
      ELSE '' END
  FROM (VALUES
    ('A', 17, '{}'), ('A_UMUM', 20, '{A}'),
    ('BI', 20, '{A}'), ('BI_UMUM', 22, '{BI,A_UMUM}'),
    ('BII', 21, '{BI}'), ('BII_UMUM', 23, '{BII,BI_UMUM}'),
    ('C', 17, '{}'), ('CI', 18, '{C}'), ('CII', 19, '{CI}'),
    ('D', 17, '{}'), ('DI', 17, '{}'), ('INTERNATIONAL', 17, '{}')
  ) AS rule (licence_class, age, before)`;

const eventScales = `
  INSERT INTO event_scale_rule (scale, authority, lead_working_days, decision_working_days, effective_from, legal_basis)
  SELECT scale, authority, days, 14, '2017-12-29', 'PP 60/2017; batas keputusan belum terverifikasi (default)'
  FROM (VALUES
    ('INTERNATIONAL', 'KABAINTELKAM', 30), ('NATIONAL', 'KABAINTELKAM', 21),
    ('PROVINCE', 'KAPOLDA', 14), ('REGENCY', 'KAPOLRES', 14), ('DISTRICT', 'KAPOLSEK', 14)
  ) AS rule (scale, authority, days)`;

/** Those of 2024, and in the years around it those that fall on the same date every year. */
const holidays = `
  INSERT INTO holiday (day, name, legal_basis)
  SELECT day::date, name, 'SKB 3 Menteri 2024, belum terverifikasi (default)' FROM (VALUES
    ('2024-02-08', 'Isra Mikraj'), ('2024-02-09', 'Cuti bersama Imlek'), ('2024-02-10', 'Tahun Baru Imlek'),
    ('2024-03-11', 'Nyepi'), ('2024-03-12', 'Cuti bersama Nyepi'), ('2024-03-29', 'Wafat Yesus Kristus'),
    ('2024-03-31', 'Paskah'), ('2024-04-08', 'Cuti bersama Idulfitri'), ('2024-04-09', 'Cuti bersama Idulfitri'),
    ('2024-04-10', 'Idulfitri'), ('2024-04-11', 'Idulfitri'), ('2024-04-12', 'Cuti bersama Idulfitri'),
    ('2024-04-15', 'Cuti bersama Idulfitri'), ('2024-05-09', 'Kenaikan Yesus Kristus'),
    ('2024-05-10', 'Cuti bersama Kenaikan Yesus Kristus'), ('2024-05-23', 'Waisak'),
    ('2024-05-24', 'Cuti bersama Waisak'), ('2024-06-17', 'Iduladha'), ('2024-06-18', 'Cuti bersama Iduladha'),
    ('2024-07-07', 'Tahun Baru Islam'), ('2024-09-16', 'Maulid Nabi'), ('2024-12-26', 'Cuti bersama Natal')
  ) AS holiday (day, name)
  UNION ALL
  SELECT make_date(year, month, day), name, 'SKB 3 Menteri, belum terverifikasi (default)'
  FROM generate_series(2023, 2028) AS year CROSS JOIN (VALUES
    (1, 1, 'Tahun Baru Masehi'), (5, 1, 'Hari Buruh'), (6, 1, 'Hari Lahir Pancasila'),
    (8, 17, 'Hari Kemerdekaan'), (12, 25, 'Natal')
  ) AS fixed (month, day, name)`;
