import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Classes of licences and scales of events, as the law has them. */
export class LoadPermitPolicy implements MigrationInterface {
  readonly name = 'LoadPermitPolicy1704067200002';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [licenceClasses, eventScales]) await queries.query(statement);
  }

  async down(queries: QueryRunner): Promise<void> {
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
