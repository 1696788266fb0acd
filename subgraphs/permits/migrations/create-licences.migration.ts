import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** Police units, driving licences and applications for them. */
export class CreateLicences implements MigrationInterface {
  readonly name = 'CreateLicences1704067200000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    for (const statement of [policeUnit, classRule, licence, application]) await queries.query(statement);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE licence_application, driving_licence, licence_class_rule, police_unit');
  }
}

const classes = `('A', 'A_UMUM', 'BI', 'BI_UMUM', 'BII', 'BII_UMUM', 'C', 'CI', 'CII', 'D', 'DI', 'INTERNATIONAL')`;

const policeUnit = `
  CREATE TABLE police_unit (
    code text CONSTRAINT police_unit_code PRIMARY KEY,
    name text NOT NULL,
    level text NOT NULL CONSTRAINT police_unit_level CHECK (level IN ('HEADQUARTERS', 'PROVINCE', 'REGENCY', 'DISTRICT')),
    area_code text,
    CONSTRAINT police_unit_area CHECK ((level = 'HEADQUARTERS') = (area_code IS NULL))
  )`;

const classRule = `
  CREATE TABLE licence_class_rule (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT licence_class_rule_id PRIMARY KEY,
    licence_class text NOT NULL CONSTRAINT licence_class_rule_class CHECK (licence_class IN ${classes}),
    minimum_age smallint NOT NULL CONSTRAINT licence_class_rule_age CHECK (minimum_age BETWEEN 0 AND 150),
    validity_years smallint NOT NULL CONSTRAINT licence_class_rule_validity CHECK (validity_years > 0),
    prerequisite_classes text[] NOT NULL,
    prerequisite_months smallint NOT NULL CONSTRAINT licence_class_rule_months CHECK (prerequisite_months >= 0),
    ${effectivePeriodColumns('licence_class_rule', ['licence_class'])}
  )`;

const licence = `
  CREATE TABLE driving_licence (
    number text CONSTRAINT driving_licence_number PRIMARY KEY CHECK (number ~ '^\\d{12,16}$'),
    holder_id uuid NOT NULL,
    licence_class text NOT NULL CONSTRAINT driving_licence_class CHECK (licence_class IN ${classes}),
    held_since date NOT NULL,
    issued_on date NOT NULL,
    expires_on date NOT NULL,
    revoked_on date,
    issuing_unit_code text NOT NULL CONSTRAINT driving_licence_unit REFERENCES police_unit,
    CONSTRAINT driving_licence_held CHECK (held_since <= issued_on),
    CONSTRAINT driving_licence_term CHECK (expires_on > issued_on),
    CONSTRAINT driving_licence_revoked CHECK (revoked_on >= issued_on),
    CONSTRAINT driving_licence_one_at_a_time EXCLUDE USING gist (
      holder_id WITH =, licence_class WITH =, daterange(issued_on, least(expires_on, revoked_on)) WITH &&
    )
  );
  CREATE INDEX driving_licence_by_holder ON driving_licence (holder_id, issued_on, number)`;

const application = `
  CREATE TABLE licence_application (
    id uuid CONSTRAINT licence_application_id PRIMARY KEY,
    applicant_id uuid NOT NULL,
    licence_class text NOT NULL CONSTRAINT licence_application_class CHECK (licence_class IN ${classes}),
    kind text NOT NULL CONSTRAINT licence_application_kind CHECK (kind IN ('NEW', 'UPGRADE', 'RENEWAL')),
    status text NOT NULL CONSTRAINT licence_application_status CHECK (status IN
      ('SUBMITTED', 'VERIFIED', 'BILLED', 'PAID', 'TESTED', 'APPROVED', 'ISSUED', 'FAILED_EXAM', 'REJECTED', 'WITHDRAWN')),
    submitted_at timestamptz(3) NOT NULL
  );
  CREATE INDEX licence_application_by_applicant ON licence_application (applicant_id, submitted_at, id);
  CREATE UNIQUE INDEX licence_application_one_open ON licence_application (applicant_id, licence_class)
    WHERE status NOT IN ('ISSUED', 'REJECTED', 'WITHDRAWN')`;
