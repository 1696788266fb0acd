import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** Civil servants, and the law on their retirement. */
export class CreateCivilService implements MigrationInterface {
  readonly name = 'CreateCivilService1704067200001';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    for (const statement of [retirementAge, civilServant]) await queries.query(statement);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE civil_servant, retirement_age');
  }
}

const positionGroups = `('HIGH_LEADERSHIP', 'ADMINISTRATOR', 'SUPERVISOR', 'STAFF', 'FUNCTIONAL_JUNIOR',
  'FUNCTIONAL_MIDDLE', 'FUNCTIONAL_SENIOR', 'TEACHER', 'LECTURER', 'PROFESSOR')`;

const retirementAge = `
  CREATE TABLE retirement_age (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT retirement_age_id PRIMARY KEY,
    position_group text NOT NULL CONSTRAINT retirement_age_group CHECK (position_group IN ${positionGroups}),
    age_years smallint NOT NULL CONSTRAINT retirement_age_years CHECK (age_years BETWEEN 40 AND 100),
    ${effectivePeriodColumns('retirement_age', ['position_group'])}
  )`;

const civilServant = `
  CREATE TABLE civil_servant (
    nip text CONSTRAINT civil_servant_nip PRIMARY KEY,
    citizen_id uuid NOT NULL,
    type text NOT NULL,
    birth_date date NOT NULL,
    sex text NOT NULL CONSTRAINT civil_servant_sex CHECK (sex IN ('MALE', 'FEMALE')),
    agency_code text NOT NULL CONSTRAINT civil_servant_agency REFERENCES agency,
    position_group text NOT NULL CONSTRAINT civil_servant_position CHECK (position_group IN ${positionGroups}),
    rank text NOT NULL,
    appointed_on date NOT NULL,
    ended_on date,
    end_reason text CONSTRAINT civil_servant_end_reason CHECK (end_reason IN ('RETIRED', 'DECEASED', 'RESIGNED', 'DISMISSED')),
    CONSTRAINT civil_servant_nip_form CHECK (CASE type
      WHEN 'PNS' THEN nip ~ '^(19|20)\\d{6}(19|20)\\d{2}(0[1-9]|1[0-2])[12](?!000)\\d{3}$'
      WHEN 'PPPK' THEN nip ~ '^(19|20)\\d{6}20\\d{2}2[1-9][12](?!000)\\d{3}$'
      ELSE false END),
    CONSTRAINT civil_servant_rank_form CHECK (CASE type
      WHEN 'PNS' THEN rank ~ '^(I{1,3}/[a-d]|IV/[a-e])$'
      ELSE rank ~ '^(X?(I{1,3}|IV|VI{0,2})|VIII|IX|X)$' END),
    CONSTRAINT civil_servant_ages CHECK (birth_date < appointed_on),
    CONSTRAINT civil_servant_term CHECK (appointed_on < ended_on),
    CONSTRAINT civil_servant_end CHECK ((ended_on IS NULL) = (end_reason IS NULL))
  );
  CREATE UNIQUE INDEX civil_servant_one_service ON civil_servant (citizen_id) WHERE ended_on IS NULL;
  CREATE INDEX civil_servant_by_citizen ON civil_servant (citizen_id, appointed_on);
  CREATE INDEX civil_servant_by_agency ON civil_servant (agency_code)`;
