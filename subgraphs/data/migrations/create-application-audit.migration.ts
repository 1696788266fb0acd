import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** The inventory of applications, and what the audit finds and decides. */
export class CreateApplicationAudit implements MigrationInterface {
  readonly name = 'CreateApplicationAudit1704067200000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    for (const statement of [application, threshold, finding, decision, inForce, possible, neverChanged]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP VIEW audit_decision_in_force');
    await queries.query(
      'DROP TABLE audit_decision, audit_finding, overlap_threshold, government_application',
    );
    await queries.query('DROP FUNCTION refuse_impossible_decision');
  }
}

/** Each application serves something: an empty scope would be like every other empty one. */
const application = `
  CREATE TABLE government_application (
    id text CONSTRAINT government_application_id PRIMARY KEY
      CHECK (id ~ '^APP-(\\d{3}|\\d{2}(\\.\\d{2})?)-\\d{4}$'),
    agency_code text NOT NULL,
    name text NOT NULL CONSTRAINT government_application_name CHECK (length(name) BETWEEN 1 AND 200),
    unit text NOT NULL,
    category text NOT NULL CONSTRAINT government_application_category CHECK (category IN ('GENERAL', 'SPECIFIC')),
    service_refs text[] NOT NULL CONSTRAINT government_application_serves CHECK (cardinality(service_refs) > 0),
    users text[] NOT NULL CONSTRAINT government_application_users CHECK (users <@ '{G2C,G2B,G2G,G2E}'),
    data_used text[] NOT NULL,
    data_produced text[] NOT NULL,
    platforms text[] NOT NULL CONSTRAINT government_application_platforms CHECK (platforms <@ '{WEB,MOBILE,DESKTOP}'),
    hosting text NOT NULL CONSTRAINT government_application_hosting CHECK (hosting IN ('PDN', 'PDNS', 'OWN', 'CLOUD')),
    has_api boolean NOT NULL,
    sso_provider text,
    year_built smallint NOT NULL CONSTRAINT government_application_year CHECK (year_built BETWEEN 1980 AND 2100),
    annual_cost bigint NOT NULL CONSTRAINT government_application_cost CHECK (annual_cost >= 0),
    active_users integer NOT NULL CONSTRAINT government_application_active CHECK (active_users >= 0),
    architecture_code text NOT NULL,
    source_code_deposited boolean NOT NULL,
    personal_data text[] NOT NULL CONSTRAINT government_application_personal CHECK (personal_data <@ '{GENERAL,SPECIFIC}'),
    last_security_test_on date,
    CONSTRAINT government_application_of_agency CHECK (starts_with(id, 'APP-' || agency_code || '-'))
  );
  CREATE INDEX government_application_by_agency ON government_application (agency_code, id)`;

const threshold = `
  CREATE TABLE overlap_threshold (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT overlap_threshold_id PRIMARY KEY,
    score double precision NOT NULL CONSTRAINT overlap_threshold_score CHECK (score > 0 AND score <= 1),
    ${effectivePeriodColumns('overlap_threshold', [])}
  )`;

const kinds = `('NOT_CONNECTED_BETWEEN_DIRECTORATES', 'DUPLICATE_FUNCTION', 'NO_API', 'NO_OWNER', 'NO_USERS', 'NO_BACKUP',
  'NO_LOG', 'PII_WITHOUT_BASIS')`;

const finding = `
  CREATE TABLE audit_finding (
    id uuid CONSTRAINT audit_finding_id PRIMARY KEY,
    application_id text NOT NULL CONSTRAINT audit_finding_application REFERENCES government_application,
    kind text NOT NULL CONSTRAINT audit_finding_kind CHECK (kind IN ${kinds}),
    detail text NOT NULL,
    recorded_at timestamptz(3) NOT NULL,
    resolved_at timestamptz(3),
    resolution text,
    CONSTRAINT audit_finding_resolution CHECK ((resolved_at IS NULL) = (resolution IS NULL)),
    CONSTRAINT audit_finding_order CHECK (resolved_at >= recorded_at)
  );
  CREATE UNIQUE INDEX audit_finding_one_open ON audit_finding (application_id, kind) WHERE resolved_at IS NULL;
  CREATE INDEX audit_finding_by_application ON audit_finding (application_id, recorded_at, id)`;

/** Decisions on an application are numbered without a gap, and each is superseded once at most: by the next. */
const decision = `
  CREATE TABLE audit_decision (
    id uuid CONSTRAINT audit_decision_id PRIMARY KEY,
    application_id text NOT NULL CONSTRAINT audit_decision_application REFERENCES government_application,
    ordinal integer NOT NULL CONSTRAINT audit_decision_ordinal CHECK (ordinal > 0),
    previous integer GENERATED ALWAYS AS (nullif(ordinal - 1, 0)) STORED,
    outcome text NOT NULL CONSTRAINT audit_decision_outcome CHECK
      (outcome IN ('KEEP', 'INTEGRATE', 'MERGE_INTO', 'SHARE_AS_GENERAL', 'RETIRE')),
    target_id text CONSTRAINT audit_decision_target REFERENCES government_application,
    reason text,
    finding_ids uuid[] NOT NULL,
    decided_at timestamptz(3) NOT NULL,
    CONSTRAINT audit_decision_one_after_another UNIQUE (application_id, ordinal),
    CONSTRAINT audit_decision_supersedes FOREIGN KEY (application_id, previous)
      REFERENCES audit_decision (application_id, ordinal),
    CONSTRAINT audit_decision_names_target CHECK ((outcome IN ('INTEGRATE', 'MERGE_INTO')) = (target_id IS NOT NULL)),
    CONSTRAINT audit_decision_other_target CHECK (target_id <> application_id),
    CONSTRAINT audit_decision_grounds CHECK
      (cardinality(finding_ids) > 0 OR (outcome = 'KEEP' AND reason IS NOT NULL))
  );
  CREATE INDEX audit_decision_by_target ON audit_decision (target_id) WHERE target_id IS NOT NULL`;

/** The decision that counts for each application: the one no later one supersedes. */
const inForce = `
  CREATE VIEW audit_decision_in_force AS
  SELECT id, application_id, outcome, target_id FROM audit_decision decision
  WHERE NOT EXISTS (SELECT FROM audit_decision later
    WHERE later.application_id = decision.application_id AND later.ordinal > decision.ordinal)`;

/** What names an application that ends would be lost with it; so would what relies on one that is retired. */
const possible = `
  CREATE FUNCTION refuse_impossible_decision() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM audit_decision_in_force target
        WHERE target.application_id = NEW.target_id AND target.outcome IN ('RETIRE', 'MERGE_INTO')) THEN
        RAISE EXCEPTION 'audit_decision_living_target: the other application ends'
          USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'audit_decision_living_target';
      END IF;
      IF NEW.outcome = 'RETIRE' AND EXISTS (SELECT FROM audit_decision_in_force dependant
        WHERE dependant.target_id = NEW.application_id) THEN
        RAISE EXCEPTION 'audit_decision_not_needed: others rely on the application'
          USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'audit_decision_not_needed';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER audit_decision_possible BEFORE INSERT ON audit_decision FOR EACH ROW
    EXECUTE FUNCTION refuse_impossible_decision()`;

/** History is written once: of a finding, only that it is resolved may be added. */
const neverChanged = `
  DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'data_app') THEN
      REVOKE UPDATE ON audit_decision, audit_finding FROM data_app;
      GRANT UPDATE (resolved_at, resolution) ON audit_finding TO data_app;
    END IF;
  END $$`;
