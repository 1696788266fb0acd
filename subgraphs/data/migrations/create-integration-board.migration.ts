import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** What is to be integrated by when, what was reported of it, and the index of e-government. */
export class CreateIntegrationBoard implements MigrationInterface {
  readonly name = 'CreateIntegrationBoard1704067200001';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [term, target, due, report, predicateRule, spbeIndex, neverChanged]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query(
      'DROP TABLE spbe_index, spbe_predicate_rule, integration_report, integration_target, integration_term',
    );
    await queries.query('DROP FUNCTION refuse_other_deadline');
  }
}

const portals = `('GOVTECH_INA_DIGITAL', 'REGIONAL_PORTAL')`;

const term = `
  CREATE TABLE integration_term (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT integration_term_id PRIMARY KEY,
    portal text NOT NULL CONSTRAINT integration_term_portal CHECK (portal IN ${portals}),
    months smallint NOT NULL CONSTRAINT integration_term_months CHECK (months > 0),
    ${effectivePeriodColumns('integration_term', ['portal'])}
  )`;

const target = `
  CREATE TABLE integration_target (
    id uuid CONSTRAINT integration_target_id PRIMARY KEY,
    agency_code text NOT NULL,
    portal text NOT NULL CONSTRAINT integration_target_portal CHECK (portal IN ${portals}),
    instructed_on date NOT NULL,
    due_on date NOT NULL,
    applications_planned integer NOT NULL CONSTRAINT integration_target_total CHECK (applications_planned > 0),
    applications_integrated integer NOT NULL CONSTRAINT integration_target_integrated CHECK
      (applications_integrated BETWEEN 0 AND applications_planned),
    completed_on date,
    CONSTRAINT integration_target_once UNIQUE (agency_code, portal),
    CONSTRAINT integration_target_region CHECK
      (portal <> 'REGIONAL_PORTAL' OR agency_code ~ '^\\d{2}(\\.\\d{2})?$'),
    CONSTRAINT integration_target_complete CHECK
      ((applications_integrated = applications_planned) = (completed_on IS NOT NULL)),
    CONSTRAINT integration_target_after_instruction CHECK (completed_on >= instructed_on)
  );
  CREATE INDEX integration_target_by_deadline ON integration_target (due_on, agency_code, portal);
  CREATE INDEX integration_target_by_agency ON integration_target (agency_code, due_on, portal)`;

/** The last day follows from the term in force on the day of the instruction. */
const due = `
  CREATE FUNCTION refuse_other_deadline() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (SELECT FROM integration_term term
        WHERE term.portal = NEW.portal AND daterange(term.effective_from, term.effective_to) @> NEW.instructed_on
          AND NEW.due_on = NEW.instructed_on + make_interval(months => term.months)) THEN
        RAISE EXCEPTION 'integration_target_due: no term in force gives this deadline'
          USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'integration_target_due';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER integration_target_due BEFORE INSERT OR UPDATE OF portal, instructed_on, due_on ON integration_target
    FOR EACH ROW EXECUTE FUNCTION refuse_other_deadline()`;

const report = `
  CREATE TABLE integration_report (
    id uuid CONSTRAINT integration_report_id PRIMARY KEY,
    target_id uuid NOT NULL CONSTRAINT integration_report_target REFERENCES integration_target,
    ordinal integer NOT NULL CONSTRAINT integration_report_ordinal CHECK (ordinal > 0),
    applications_integrated integer NOT NULL CONSTRAINT integration_report_integrated CHECK
      (applications_integrated >= 0),
    reason text,
    reported_at timestamptz(3) NOT NULL,
    CONSTRAINT integration_report_one_after_another UNIQUE (target_id, ordinal)
  )`;

const predicateRule = `
  CREATE TABLE spbe_predicate_rule (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT spbe_predicate_rule_id PRIMARY KEY,
    predicate text NOT NULL CONSTRAINT spbe_predicate_rule_predicate CHECK
      (predicate IN ('OUTSTANDING', 'VERY_GOOD', 'GOOD', 'FAIR', 'POOR')),
    minimum_score double precision NOT NULL CONSTRAINT spbe_predicate_rule_minimum CHECK (minimum_score BETWEEN 0 AND 5),
    ${effectivePeriodColumns('spbe_predicate_rule', ['predicate'])}
  )`;

const spbeIndex = `
  CREATE TABLE spbe_index (
    id uuid CONSTRAINT spbe_index_id PRIMARY KEY,
    agency_code text,
    year integer NOT NULL CONSTRAINT spbe_index_year CHECK (year BETWEEN 2018 AND 2100),
    score double precision NOT NULL CONSTRAINT spbe_index_score CHECK (score BETWEEN 1 AND 5),
    agencies_evaluated integer CONSTRAINT spbe_index_evaluated CHECK (agencies_evaluated > 0),
    source text NOT NULL,
    CONSTRAINT spbe_index_once UNIQUE NULLS NOT DISTINCT (agency_code, year),
    CONSTRAINT spbe_index_evaluated_of_nation CHECK ((agency_code IS NULL) = (agencies_evaluated IS NOT NULL))
  );
  CREATE INDEX spbe_index_by_year ON spbe_index (year, score, id)`;

/** Reports and scores are history. Of a target, only how far it has come changes. */
const neverChanged = `
  DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'data_app') THEN
      REVOKE UPDATE ON integration_report, spbe_index, integration_target FROM data_app;
      GRANT UPDATE (applications_integrated, completed_on) ON integration_target TO data_app;
    END IF;
  END $$`;
