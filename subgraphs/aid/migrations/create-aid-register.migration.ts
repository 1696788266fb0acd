import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** Households and their welfare, the policy of programmes, and who is enrolled in them. */
export class CreateAidRegister implements MigrationInterface {
  readonly name = 'CreateAidRegister1704067200000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    for (const statement of [
      household,
      welfareRecord,
      programRule,
      benefitAmount,
      benefitPlan,
      enrolment,
      enrolmentComponent,
      enrolmentSerial,
      neverChanged,
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query(
      `DROP TABLE enrolment_serial, enrolment_component, program_enrolment, benefit_plan, benefit_amount,
        aid_program_rule, welfare_record, household`,
    );
  }
}

const programs = `('PKH', 'SEMBAKO', 'PBI_JK')`;

const household = `
  CREATE TABLE household (
    family_card_number text CONSTRAINT household_card PRIMARY KEY CHECK (family_card_number ~ '^[1-9]\\d{15}$'),
    registered_on date NOT NULL
  )`;

/** The newest version of a household is found from the end of the key's index. */
const welfareRecord = `
  CREATE TABLE welfare_record (
    family_card_number text NOT NULL CONSTRAINT welfare_record_household REFERENCES household,
    version integer NOT NULL CONSTRAINT welfare_record_version CHECK (version > 0),
    decile smallint NOT NULL CONSTRAINT welfare_record_decile CHECK (decile BETWEEN 1 AND 10),
    listed_in_dtks boolean NOT NULL,
    surveyed_on date NOT NULL,
    CONSTRAINT welfare_record_key PRIMARY KEY (family_card_number, version)
  )`;

const programRule = `
  CREATE TABLE aid_program_rule (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT aid_program_rule_id PRIMARY KEY,
    program text NOT NULL CONSTRAINT aid_program_rule_program CHECK (program IN ${programs}),
    requires_listing boolean NOT NULL,
    decile_max smallint CONSTRAINT aid_program_rule_decile CHECK (decile_max BETWEEN 1 AND 10),
    persons_counted_max smallint CONSTRAINT aid_program_rule_persons CHECK (persons_counted_max > 0),
    CONSTRAINT aid_program_rule_one_way CHECK (requires_listing = (decile_max IS NULL)),
    ${effectivePeriodColumns('aid_program_rule', ['program'])}
  )`;

/** What may be paid for, by programme. */
const componentOfProgram = `CASE program
  WHEN 'SEMBAKO' THEN component = 'FAMILY'
  WHEN 'PBI_JK' THEN component = 'INSURED_PERSON'
  ELSE component IN ('PREGNANCY', 'EARLY_CHILDHOOD', 'PRIMARY_SCHOOL', 'JUNIOR_SCHOOL', 'SENIOR_SCHOOL', 'ELDERLY',
    'SEVERE_DISABILITY') END`;

const benefitAmount = `
  CREATE TABLE benefit_amount (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT benefit_amount_id PRIMARY KEY,
    program text NOT NULL CONSTRAINT benefit_amount_program CHECK (program IN ${programs}),
    component text NOT NULL,
    yearly bigint NOT NULL CONSTRAINT benefit_amount_yearly CHECK (yearly > 0),
    persons_max smallint CONSTRAINT benefit_amount_persons CHECK (persons_max > 0),
    CONSTRAINT benefit_amount_component CHECK (${componentOfProgram}),
    ${effectivePeriodColumns('benefit_amount', ['program', 'component'])}
  )`;

/** The contributions of the health insured go to the insurer, all other aid goes to the family. */
const channelOfProgram = `CASE program WHEN 'PBI_JK' THEN channel = 'INSURER' ELSE channel IN ('KKS', 'POST') END`;

const benefitPlan = `
  CREATE TABLE benefit_plan (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT benefit_plan_id PRIMARY KEY,
    program text NOT NULL CONSTRAINT benefit_plan_program CHECK (program IN ${programs}),
    channel text NOT NULL,
    stages_per_year smallint NOT NULL CONSTRAINT benefit_plan_stages CHECK (stages_per_year BETWEEN 1 AND 12),
    CONSTRAINT benefit_plan_channel CHECK (${channelOfProgram}),
    ${effectivePeriodColumns('benefit_plan', ['program', 'channel'])}
  )`;

const enrolment = `
  CREATE TABLE program_enrolment (
    id uuid CONSTRAINT program_enrolment_id PRIMARY KEY,
    number text NOT NULL CONSTRAINT program_enrolment_number UNIQUE,
    family_card_number text NOT NULL CONSTRAINT program_enrolment_household REFERENCES household,
    applicant_id uuid NOT NULL,
    program text NOT NULL CONSTRAINT program_enrolment_program CHECK (program IN ${programs}),
    channel text NOT NULL,
    decree text NOT NULL CONSTRAINT program_enrolment_decree CHECK (length(decree) BETWEEN 1 AND 200),
    status text NOT NULL CONSTRAINT program_enrolment_status CHECK (status IN ('ACTIVE', 'SUSPENDED', 'ENDED')),
    started_on date NOT NULL,
    ended_on date,
    end_reason text CONSTRAINT program_enrolment_reason CHECK
      (end_reason IN ('GRADUATED', 'DECEASED', 'INELIGIBLE', 'WITHDRAWN')),
    CONSTRAINT program_enrolment_number_form CHECK
      (number ~ ('^' || program || '-' || extract(year FROM started_on) || '-\\d{2}-\\d{7}$')),
    CONSTRAINT program_enrolment_channel CHECK (${channelOfProgram}),
    CONSTRAINT program_enrolment_ended CHECK
      ((status = 'ENDED') = (ended_on IS NOT NULL) AND (status = 'ENDED') = (end_reason IS NOT NULL)),
    CONSTRAINT program_enrolment_term CHECK (ended_on >= started_on)
  );
  CREATE UNIQUE INDEX program_enrolment_once ON program_enrolment (family_card_number, program)
    WHERE status <> 'ENDED';
  CREATE INDEX program_enrolment_by_card ON program_enrolment (family_card_number, started_on, id);
  CREATE INDEX program_enrolment_by_program ON program_enrolment (program, started_on, id);
  CREATE INDEX program_enrolment_by_status ON program_enrolment (program, status, started_on, id)`;

const enrolmentComponent = `
  CREATE TABLE enrolment_component (
    enrolment_id uuid NOT NULL CONSTRAINT enrolment_component_enrolment REFERENCES program_enrolment,
    component text NOT NULL CONSTRAINT enrolment_component_component CHECK (component IN
      ('PREGNANCY', 'EARLY_CHILDHOOD', 'PRIMARY_SCHOOL', 'JUNIOR_SCHOOL', 'SENIOR_SCHOOL', 'ELDERLY',
       'SEVERE_DISABILITY', 'FAMILY', 'INSURED_PERSON')),
    persons smallint NOT NULL CONSTRAINT enrolment_component_persons CHECK (persons BETWEEN 1 AND 99),
    CONSTRAINT enrolment_component_key PRIMARY KEY (enrolment_id, component)
  )`;

/** The last serial given out for each programme, year and province. */
const enrolmentSerial = `
  CREATE TABLE enrolment_serial (
    program text CONSTRAINT enrolment_serial_program CHECK (program IN ${programs}),
    year text CONSTRAINT enrolment_serial_year CHECK (year ~ '^\\d{4}$'),
    province_code text CONSTRAINT enrolment_serial_province CHECK (province_code ~ '^\\d{2}$'),
    last integer NOT NULL CONSTRAINT enrolment_serial_last CHECK (last BETWEEN 1 AND 9999999),
    CONSTRAINT enrolment_serial_key PRIMARY KEY (program, year, province_code)
  )`;

/** What a survey found, and for whom a decree enrolled a family, is history: the process may never change it. */
const neverChanged = `
  DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'aid_app') THEN
      REVOKE UPDATE ON welfare_record, enrolment_component FROM aid_app;
    END IF;
  END $$`;
