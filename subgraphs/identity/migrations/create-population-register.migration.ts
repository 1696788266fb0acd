import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** Areas, family cards, citizens and vital events. */
export class CreatePopulationRegister implements MigrationInterface {
  readonly name = 'CreatePopulationRegister1704067200000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    for (const statement of [
      area,
      familyCard,
      citizen,
      oneHead,
      closedRecord,
      vitalEvent,
      deadline,
      deadlineOfDeaths,
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE registration_deadline, vital_event, citizen, family_card, area');
    await queries.query('DROP FUNCTION refuse_change_of_closed_record');
  }
}

const area = `
  CREATE TABLE area (
    code text CONSTRAINT area_code PRIMARY KEY CHECK (code ~ '^\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.\\d{4})?)?)?$'),
    name text NOT NULL,
    level text NOT NULL CONSTRAINT area_level CHECK (level IN ('PROVINCE', 'REGENCY', 'CITY', 'DISTRICT', 'VILLAGE')),
    parent_code text CONSTRAINT area_parent REFERENCES area,
    CONSTRAINT area_province_stands_alone CHECK ((level = 'PROVINCE') = (parent_code IS NULL))
  );
  CREATE INDEX area_by_parent ON area (parent_code, code)`;

const familyCard = `
  CREATE TABLE family_card (
    number text CONSTRAINT family_card_number PRIMARY KEY CHECK (number ~ '^[1-9]\\d{15}$'),
    street text NOT NULL,
    village_code text NOT NULL CONSTRAINT family_card_village REFERENCES area
  )`;

const citizen = `
  CREATE TABLE citizen (
    id uuid CONSTRAINT citizen_id PRIMARY KEY,
    nik text NOT NULL CONSTRAINT citizen_nik UNIQUE CHECK (nik ~ '^[1-9]\\d{15}$'),
    full_name text NOT NULL CONSTRAINT citizen_full_name CHECK (length(full_name) BETWEEN 1 AND 60),
    sex text NOT NULL CONSTRAINT citizen_sex CHECK (sex IN ('MALE', 'FEMALE')),
    birth_place text NOT NULL,
    birth_date date NOT NULL,
    marital_status text NOT NULL,
    occupation text NOT NULL,
    life_status text NOT NULL CONSTRAINT citizen_life_status CHECK (life_status IN ('ALIVE', 'DECEASED', 'UNKNOWN')),
    deceased_on date,
    family_role text NOT NULL,
    family_card_number text NOT NULL CONSTRAINT citizen_family_card REFERENCES family_card,
    family_position smallint NOT NULL,
    CONSTRAINT citizen_death CHECK ((life_status = 'DECEASED') = (deceased_on IS NOT NULL)),
    CONSTRAINT citizen_death_after_birth CHECK (deceased_on >= birth_date),
    CONSTRAINT citizen_family_place UNIQUE (family_card_number, family_position)
  )`;

const oneHead = `
  CREATE UNIQUE INDEX citizen_one_head_per_family ON citizen (family_card_number) WHERE family_role = 'HEAD'`;

const closedRecord = `
  CREATE FUNCTION refuse_change_of_closed_record() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a death closes the record' USING ERRCODE = 'integrity_constraint_violation'; END $$;
  CREATE TRIGGER citizen_closed_record BEFORE UPDATE ON citizen FOR EACH ROW
    WHEN (OLD.life_status = 'DECEASED') EXECUTE FUNCTION refuse_change_of_closed_record()`;

const vitalEvent = `
  CREATE TABLE vital_event (
    id uuid CONSTRAINT vital_event_id PRIMARY KEY,
    kind text NOT NULL CONSTRAINT vital_event_kind CHECK (kind IN ('DEATH')),
    occurred_on date NOT NULL,
    certificate_number text NOT NULL,
    registered_at timestamptz(3) NOT NULL,
    late boolean NOT NULL,
    citizen_id uuid NOT NULL CONSTRAINT vital_event_citizen REFERENCES citizen,
    CONSTRAINT vital_event_certificate UNIQUE (kind, certificate_number)
  );
  CREATE UNIQUE INDEX vital_event_one_death ON vital_event (citizen_id) WHERE kind = 'DEATH'`;

const deadline = `
  CREATE TABLE registration_deadline (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT registration_deadline_id PRIMARY KEY,
    kind text NOT NULL,
    days integer NOT NULL CONSTRAINT registration_deadline_days CHECK (days > 0),
    ${effectivePeriodColumns('registration_deadline', ['kind'])}
  )`;

const deadlineOfDeaths = `
  INSERT INTO registration_deadline (kind, days, effective_from, legal_basis)
  VALUES ('DEATH', 30, '2006-12-29', 'UU 23/2006 Ps. 44(1)')`;
