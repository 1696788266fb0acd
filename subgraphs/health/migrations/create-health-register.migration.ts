import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** Facilities, patients, health insurance, immunisations and certificates of fitness. */
export class CreateHealthRegister implements MigrationInterface {
  readonly name = 'CreateHealthRegister1704067200000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    for (const statement of [
      facility,
      patient,
      contribution,
      membership,
      scheduleRule,
      immunization,
      validity,
      certificate,
      certificateSerial,
      neverChanged,
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query(
      `DROP TABLE certificate_serial, health_certificate, certificate_validity, immunization, vaccine_schedule_rule,
        jkn_membership, jkn_contribution, patient, facility`,
    );
    await queries.query('DROP SEQUENCE ihs_serial');
  }
}

const segments = `('PBI_JK', 'PBPU_PEMDA', 'PPU_STATE', 'PPU_PRIVATE', 'PBPU', 'BP')`;
const classes = `('CLASS_I', 'CLASS_II', 'CLASS_III')`;
const vaccines = `('HB0', 'BCG', 'OPV', 'DPT_HB_HIB', 'PCV', 'RV', 'IPV', 'MR', 'JE', 'DT', 'TD', 'HPV')`;
const kinds = `('PHYSICAL', 'PSYCHOLOGY')`;

const facility = `
  CREATE TABLE facility (
    code text CONSTRAINT facility_code PRIMARY KEY CHECK (code ~ '^[0-9A-Z]{8}$'),
    name text NOT NULL,
    type text NOT NULL CONSTRAINT facility_type CHECK (type IN ('FKTP', 'FKRTL')),
    area_code text NOT NULL CONSTRAINT facility_area CHECK (area_code ~ '^\\d{2}\\.\\d{2}$')
  );
  CREATE INDEX facility_by_area ON facility (area_code text_pattern_ops, code)`;

/** Numbers from 98 on are those of the synthetic nation. */
const patient = `
  CREATE TABLE patient (
    ihs_number text CONSTRAINT patient_ihs_number PRIMARY KEY CHECK (ihs_number ~ '^P\\d{11}$'),
    citizen_id uuid NOT NULL CONSTRAINT patient_once_per_citizen UNIQUE,
    registered_at timestamptz(3) NOT NULL
  );
  CREATE SEQUENCE ihs_serial START WITH 10000000000 MAXVALUE 97999999999`;

const contribution = `
  CREATE TABLE jkn_contribution (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT jkn_contribution_id PRIMARY KEY,
    segment text NOT NULL CONSTRAINT jkn_contribution_segment CHECK (segment IN ${segments}),
    class text NOT NULL CONSTRAINT jkn_contribution_class CHECK (class IN ${classes}),
    monthly_amount bigint CONSTRAINT jkn_contribution_amount CHECK (monthly_amount > 0),
    subsidy bigint NOT NULL CONSTRAINT jkn_contribution_subsidy CHECK (subsidy >= 0),
    wage_basis_points integer CONSTRAINT jkn_contribution_points CHECK (wage_basis_points BETWEEN 1 AND 10000),
    wage_ceiling bigint CONSTRAINT jkn_contribution_ceiling CHECK (wage_ceiling > 0),
    grace_months smallint NOT NULL CONSTRAINT jkn_contribution_grace CHECK (grace_months >= 0),
    CONSTRAINT jkn_contribution_one_way CHECK ((monthly_amount IS NULL) = (wage_basis_points IS NOT NULL)),
    CONSTRAINT jkn_contribution_subsidy_within CHECK (subsidy <= coalesce(monthly_amount, 0)),
    ${effectivePeriodColumns('jkn_contribution', ['segment', 'class'])}
  )`;

const membership = `
  CREATE TABLE jkn_membership (
    card_number text CONSTRAINT jkn_membership_card_number PRIMARY KEY CHECK (card_number ~ '^\\d{13}$'),
    citizen_id uuid NOT NULL CONSTRAINT jkn_membership_once_per_citizen UNIQUE,
    segment text NOT NULL CONSTRAINT jkn_membership_segment CHECK (segment IN ${segments}),
    class text NOT NULL CONSTRAINT jkn_membership_class CHECK (class IN ${classes}),
    paid_until date,
    ended_on date,
    facility_code text NOT NULL CONSTRAINT jkn_membership_facility REFERENCES facility,
    CONSTRAINT jkn_membership_class_of_segment CHECK (CASE
      WHEN segment IN ('PBI_JK', 'PBPU_PEMDA') THEN class = 'CLASS_III'
      WHEN segment IN ('PPU_STATE', 'PPU_PRIVATE') THEN class IN ('CLASS_I', 'CLASS_II')
      ELSE true END),
    CONSTRAINT jkn_membership_payer CHECK ((segment IN ('PBI_JK', 'PBPU_PEMDA')) = (paid_until IS NULL)),
    CONSTRAINT jkn_membership_whole_months CHECK (extract(day FROM paid_until + 1) = 1)
  )`;

const scheduleRule = `
  CREATE TABLE vaccine_schedule_rule (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT vaccine_schedule_rule_id PRIMARY KEY,
    vaccine text NOT NULL CONSTRAINT vaccine_schedule_rule_vaccine CHECK (vaccine IN ${vaccines}),
    dose integer NOT NULL CONSTRAINT vaccine_schedule_rule_dose CHECK (dose BETWEEN 1 AND 20),
    stage text NOT NULL CONSTRAINT vaccine_schedule_rule_stage CHECK (stage IN ('BASIC', 'BOOSTER', 'ENDEMIC', 'SCHOOL')),
    minimum_age_months smallint NOT NULL CONSTRAINT vaccine_schedule_rule_minimum CHECK (minimum_age_months >= 0),
    minimum_interval_days smallint NOT NULL CONSTRAINT vaccine_schedule_rule_interval CHECK (minimum_interval_days > 0),
    maximum_age_days smallint CONSTRAINT vaccine_schedule_rule_maximum CHECK (maximum_age_days >= 28 * minimum_age_months),
    window_days smallint NOT NULL CONSTRAINT vaccine_schedule_rule_window CHECK (window_days >= 0),
    ${effectivePeriodColumns('vaccine_schedule_rule', ['vaccine', 'dose'])}
  );
  CREATE INDEX vaccine_schedule_rule_by_stage ON vaccine_schedule_rule (stage, minimum_age_months, vaccine, dose)`;

const immunization = `
  CREATE TABLE immunization (
    id uuid CONSTRAINT immunization_id PRIMARY KEY,
    citizen_id uuid NOT NULL,
    vaccine text NOT NULL CONSTRAINT immunization_vaccine CHECK (vaccine IN ${vaccines}),
    dose integer NOT NULL CONSTRAINT immunization_dose CHECK (dose BETWEEN 1 AND 20),
    given_on date NOT NULL,
    batch text NOT NULL CONSTRAINT immunization_batch CHECK (batch ~ '^[0-9A-Z][0-9A-Z/-]{2,29}$'),
    kfa_code text CONSTRAINT immunization_kfa_code CHECK (kfa_code ~ '^9[1-4]\\d{6}$'),
    facility_code text NOT NULL CONSTRAINT immunization_facility REFERENCES facility,
    CONSTRAINT immunization_dose_given_once UNIQUE (citizen_id, vaccine, dose)
  );
  CREATE INDEX immunization_by_citizen ON immunization (citizen_id, given_on, id)`;

const validity = `
  CREATE TABLE certificate_validity (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT certificate_validity_id PRIMARY KEY,
    kind text NOT NULL CONSTRAINT certificate_validity_kind CHECK (kind IN ${kinds}),
    months smallint NOT NULL,
    days smallint NOT NULL,
    CONSTRAINT certificate_validity_term CHECK (months >= 0 AND days >= 0 AND months + days > 0),
    ${effectivePeriodColumns('certificate_validity', ['kind'])}
  )`;

const certificate = `
  CREATE TABLE health_certificate (
    id uuid CONSTRAINT health_certificate_id PRIMARY KEY,
    certificate_number text NOT NULL CONSTRAINT health_certificate_number UNIQUE
      CHECK (certificate_number ~ '^SKS-\\d{4}-\\d{2}-\\d{6}$'),
    citizen_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT health_certificate_kind CHECK (kind IN ${kinds}),
    fit boolean NOT NULL,
    restrictions text[] NOT NULL CONSTRAINT health_certificate_restrictions CHECK
      (restrictions <@ '{CORRECTIVE_LENSES,HEARING_AID,ADAPTED_VEHICLE,DAYLIGHT_ONLY}'),
    issued_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    facility_code text NOT NULL CONSTRAINT health_certificate_facility REFERENCES facility,
    CONSTRAINT health_certificate_term CHECK (expires_at > issued_at)
  );
  CREATE INDEX health_certificate_by_citizen ON health_certificate (citizen_id, issued_at, id);
  CREATE INDEX health_certificate_latest ON health_certificate (citizen_id, kind, issued_at DESC, id DESC)`;

/** The last serial given out for each year and province. */
const certificateSerial = `
  CREATE TABLE certificate_serial (
    year text CONSTRAINT certificate_serial_year CHECK (year ~ '^\\d{4}$'),
    province_code text CONSTRAINT certificate_serial_province CHECK (province_code ~ '^\\d{2}$'),
    last integer NOT NULL CONSTRAINT certificate_serial_last CHECK (last BETWEEN 1 AND 999999),
    CONSTRAINT certificate_serial_key PRIMARY KEY (year, province_code)
  )`;

/** What was given or certified is history: the process may write it and never change it. */
const neverChanged = `
  DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'health_app') THEN
      REVOKE UPDATE ON immunization, health_certificate FROM health_app;
    END IF;
  END $$`;
