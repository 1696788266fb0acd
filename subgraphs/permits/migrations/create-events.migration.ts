import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** Venues, applications for events, and permits. */
export class CreateEvents implements MigrationInterface {
  readonly name = 'CreateEvents1704067200001';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [scaleRule, venue, application, permit]) await queries.query(statement);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE event_permit, event_application, venue, event_scale_rule');
  }
}

const scales = `('DISTRICT', 'REGENCY', 'PROVINCE', 'NATIONAL', 'INTERNATIONAL')`;
const authorities = `('KABAINTELKAM', 'KAPOLDA', 'KAPOLRES', 'KAPOLSEK')`;

const scaleRule = `
  CREATE TABLE event_scale_rule (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT event_scale_rule_id PRIMARY KEY,
    scale text NOT NULL CONSTRAINT event_scale_rule_scale CHECK (scale IN ${scales}),
    authority text NOT NULL CONSTRAINT event_scale_rule_authority CHECK (authority IN ${authorities}),
    lead_working_days smallint NOT NULL CONSTRAINT event_scale_rule_lead CHECK (lead_working_days > 0),
    decision_working_days smallint NOT NULL CONSTRAINT event_scale_rule_decision CHECK (decision_working_days > 0),
    ${effectivePeriodColumns('event_scale_rule', ['scale'])}
  )`;

const venue = `
  CREATE TABLE venue (
    id uuid CONSTRAINT venue_id PRIMARY KEY,
    name text NOT NULL CONSTRAINT venue_name UNIQUE,
    capacity integer NOT NULL CONSTRAINT venue_capacity CHECK (capacity > 0),
    pre_assessed boolean NOT NULL,
    area_code text NOT NULL
  );
  CREATE INDEX venue_by_area ON venue (area_code, name, id)`;

const application = `
  CREATE TABLE event_application (
    id uuid CONSTRAINT event_application_id PRIMARY KEY,
    organiser_id uuid NOT NULL,
    name text NOT NULL CONSTRAINT event_application_name CHECK (length(name) BETWEEN 1 AND 200),
    type text NOT NULL CONSTRAINT event_application_type CHECK (type IN ('GATHERING', 'SHOW', 'PROCESSION')),
    scale text NOT NULL CONSTRAINT event_application_scale CHECK (scale IN ${scales}),
    authority text NOT NULL CONSTRAINT event_application_authority CHECK (authority IN ${authorities}),
    starts_at timestamptz(3) NOT NULL,
    ends_at timestamptz(3) NOT NULL,
    venue_id uuid NOT NULL CONSTRAINT event_application_venue REFERENCES venue,
    expected_audience integer NOT NULL CONSTRAINT event_application_audience CHECK (expected_audience > 0),
    commercial boolean NOT NULL,
    involves_foreigners boolean NOT NULL,
    status text NOT NULL CONSTRAINT event_application_status CHECK (status IN
      ('SUBMITTED', 'RETURNED_INCOMPLETE', 'COMPLETE', 'RISK_ASSESSED', 'RECOMMENDED', 'BILLED', 'PAID', 'ISSUED',
       'REFUSED', 'CANCELLED_BY_ORGANISER', 'REVOKED')),
    submitted_at timestamptz(3) NOT NULL,
    decision_due_on date NOT NULL,
    CONSTRAINT event_application_times CHECK (ends_at > starts_at),
    CONSTRAINT event_application_foreigners CHECK (scale = 'INTERNATIONAL' OR NOT involves_foreigners)
  );
  CREATE INDEX event_application_by_time ON event_application (submitted_at, id)`;

const permit = `
  CREATE TABLE event_permit (
    permit_number text CONSTRAINT event_permit_number PRIMARY KEY,
    application_id uuid NOT NULL CONSTRAINT event_permit_once UNIQUE CONSTRAINT event_permit_application REFERENCES event_application,
    issued_at timestamptz(3) NOT NULL
  )`;
