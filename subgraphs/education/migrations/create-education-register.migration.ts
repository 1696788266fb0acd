import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** Schools, learners, their enrolments and diplomas, and the policies these follow. */
export class CreateEducationRegister implements MigrationInterface {
  readonly name = 'CreateEducationRegister1704067200000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    for (const statement of [
      calendar,
      gradeRule,
      pipAmount,
      school,
      learner,
      enrolment,
      diploma,
      diplomaSerial,
      neverChanged,
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query(
      `DROP TABLE diploma_serial, diploma, learner_enrolment, learner, school, pip_amount, grade_rule,
        academic_calendar`,
    );
  }
}

const levels = `('PRIMARY', 'JUNIOR_SECONDARY', 'SENIOR_SECONDARY', 'VOCATIONAL')`;
const kinds = `('NEW', 'MIDDLE', 'FINAL')`;

/** 29 February is no first day: it does not come every year. */
const calendar = `
  CREATE TABLE academic_calendar (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT academic_calendar_id PRIMARY KEY,
    first_day text NOT NULL CONSTRAINT academic_calendar_first_day
      CHECK (first_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])$'),
    enrolment_opens_days integer NOT NULL CONSTRAINT academic_calendar_opens
      CHECK (enrolment_opens_days BETWEEN 0 AND 365),
    ${effectivePeriodColumns('academic_calendar', [])}
  )`;

const gradeRule = `
  CREATE TABLE grade_rule (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT grade_rule_id PRIMARY KEY,
    level text NOT NULL CONSTRAINT grade_rule_level CHECK (level IN ${levels}),
    grade integer NOT NULL CONSTRAINT grade_rule_grade CHECK (grade BETWEEN 1 AND 13),
    kind text NOT NULL CONSTRAINT grade_rule_kind CHECK (kind IN ${kinds}),
    minimum_age integer NOT NULL CONSTRAINT grade_rule_minimum_age CHECK (minimum_age >= 0),
    maximum_age integer NOT NULL CONSTRAINT grade_rule_maximum_age CHECK (maximum_age BETWEEN minimum_age AND 149),
    ${effectivePeriodColumns('grade_rule', ['level', 'grade'])}
  )`;

const pipAmount = `
  CREATE TABLE pip_amount (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT pip_amount_id PRIMARY KEY,
    level text NOT NULL CONSTRAINT pip_amount_level CHECK (level IN ${levels}),
    grade_kind text NOT NULL CONSTRAINT pip_amount_grade_kind CHECK (grade_kind IN ${kinds}),
    amount bigint NOT NULL CONSTRAINT pip_amount_amount CHECK (amount > 0),
    ${effectivePeriodColumns('pip_amount', ['level', 'grade_kind'])}
  )`;

const school = `
  CREATE TABLE school (
    npsn text CONSTRAINT school_npsn PRIMARY KEY CHECK (npsn ~ '^[0-9A-Z]\\d{7}$'),
    name text NOT NULL,
    level text NOT NULL CONSTRAINT school_level CHECK (level IN ${levels}),
    ownership text NOT NULL CONSTRAINT school_ownership CHECK (ownership IN ('PUBLIC', 'PRIVATE')),
    area_code text NOT NULL CONSTRAINT school_area CHECK (area_code ~ '^\\d{2}\\.\\d{2}$')
  );
  CREATE INDEX school_by_area ON school (area_code text_pattern_ops, npsn);
  CREATE INDEX school_by_level ON school (level, npsn)`;

const learner = `
  CREATE TABLE learner (
    nisn text CONSTRAINT learner_nisn PRIMARY KEY CHECK (nisn ~ '^\\d{10}$'),
    citizen_id uuid NOT NULL CONSTRAINT learner_once_per_citizen UNIQUE,
    birth_year_matches boolean,
    registered_at timestamptz(3) NOT NULL
  )`;

/** The learner is named by the citizen id, which all that is kept of a person shares. */
const enrolment = `
  CREATE TABLE learner_enrolment (
    id uuid CONSTRAINT learner_enrolment_id PRIMARY KEY,
    citizen_id uuid NOT NULL CONSTRAINT learner_enrolment_learner REFERENCES learner (citizen_id),
    npsn text NOT NULL CONSTRAINT learner_enrolment_school REFERENCES school,
    grade integer NOT NULL CONSTRAINT learner_enrolment_grade CHECK (grade BETWEEN 1 AND 13),
    class_group text NOT NULL CONSTRAINT learner_enrolment_class_group CHECK (length(class_group) BETWEEN 1 AND 20),
    academic_year text NOT NULL CONSTRAINT learner_enrolment_academic_year CHECK (academic_year ~ '^\\d{4}/\\d{4}$'
      AND right(academic_year, 4)::integer = left(academic_year, 4)::integer + 1),
    status text NOT NULL CONSTRAINT learner_enrolment_status
      CHECK (status IN ('ACTIVE', 'COMPLETED', 'GRADUATED', 'TRANSFERRED', 'DROPPED_OUT')),
    enrolled_at timestamptz(3) NOT NULL,
    ended_on date,
    CONSTRAINT learner_enrolment_ended CHECK ((status = 'ACTIVE') = (ended_on IS NULL))
  );
  CREATE UNIQUE INDEX learner_enrolment_once_a_year ON learner_enrolment (citizen_id, academic_year)
    WHERE status NOT IN ('TRANSFERRED', 'DROPPED_OUT');
  CREATE INDEX learner_enrolment_by_citizen ON learner_enrolment (citizen_id, academic_year, enrolled_at, id)`;

const diploma = `
  CREATE TABLE diploma (
    number text CONSTRAINT diploma_number PRIMARY KEY
      CHECK (number ~ '^DN-\\d{2}/(D-SD|D-SMP|M-SMA|M-SMK)/\\d{7}$'),
    citizen_id uuid NOT NULL,
    level text NOT NULL CONSTRAINT diploma_level CHECK (level IN ${levels}),
    npsn text NOT NULL CONSTRAINT diploma_school REFERENCES school,
    name_digest bytea NOT NULL CONSTRAINT diploma_name_digest CHECK (octet_length(name_digest) = 32),
    issued_on date NOT NULL,
    CONSTRAINT diploma_once_per_level UNIQUE (citizen_id, level)
  );
  CREATE INDEX diploma_by_citizen ON diploma (citizen_id, issued_on, number)`;

/** The last serial given out for each province and level. */
const diplomaSerial = `
  CREATE TABLE diploma_serial (
    province_code text CONSTRAINT diploma_serial_province CHECK (province_code ~ '^\\d{2}$'),
    level text CONSTRAINT diploma_serial_level CHECK (level IN ${levels}),
    last integer NOT NULL CONSTRAINT diploma_serial_last CHECK (last BETWEEN 1 AND 9999999),
    CONSTRAINT diploma_serial_key PRIMARY KEY (province_code, level)
  )`;

/** A NISN and a diploma are for life: the process may write one and never change it. */
const neverChanged = `
  DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'education_app') THEN
      REVOKE UPDATE ON learner, diploma FROM education_app;
    END IF;
  END $$`;
