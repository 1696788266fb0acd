import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** What people and programs sign in with, the apps they use, and what the OpenID provider keeps. */
export class CreateSignIn implements MigrationInterface {
  readonly name = 'CreateSignIn1704067200002';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [credential, policy, officer, app, signingKey, oidcModel, purge]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP FUNCTION purge_oidc_models');
    await queries.query(
      'DROP TABLE oidc_model, signing_key, registered_app, officer, sign_in_policy, credential',
    );
  }
}

const credential = `
  CREATE TABLE credential (
    citizen_id uuid CONSTRAINT credential_citizen_id PRIMARY KEY CONSTRAINT credential_citizen REFERENCES citizen,
    pin_hash text NOT NULL CONSTRAINT credential_pin_hash CHECK (pin_hash LIKE '$scrypt$%'),
    totp_secret bytea,
    totp_last_step bigint,
    failed_attempts integer NOT NULL DEFAULT 0 CONSTRAINT credential_failed_attempts CHECK (failed_attempts >= 0),
    locked_until timestamptz(3),
    status text NOT NULL DEFAULT 'ACTIVE' CONSTRAINT credential_status CHECK (status IN ('ACTIVE', 'SUSPENDED')),
    development boolean NOT NULL DEFAULT false
  )`;

const policy = `
  CREATE TABLE sign_in_policy (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT sign_in_policy_id PRIMARY KEY,
    attempts_max integer NOT NULL CONSTRAINT sign_in_policy_attempts CHECK (attempts_max > 0),
    lock_minutes integer NOT NULL CONSTRAINT sign_in_policy_minutes CHECK (lock_minutes > 0),
    ${effectivePeriodColumns('sign_in_policy', [])}
  );
  INSERT INTO sign_in_policy (attempts_max, lock_minutes, effective_from, legal_basis)
  VALUES (5, 15, '2022-10-17', 'UU 27/2022 Ps. 35 and 39 ask for protection; the numbers are a default, not official')`;

const officer = `
  CREATE TABLE officer (
    citizen_id uuid NOT NULL CONSTRAINT officer_citizen REFERENCES citizen,
    agency_code text NOT NULL CONSTRAINT officer_agency CHECK (agency_code ~ '^(\\d{3}|\\d{2}(\\.\\d{2})?)$'),
    scopes text[] NOT NULL,
    purposes text[] NOT NULL,
    active boolean NOT NULL DEFAULT true,
    CONSTRAINT officer_of_agency PRIMARY KEY (citizen_id, agency_code)
  )`;

const app = `
  CREATE TABLE registered_app (
    client_id text CONSTRAINT registered_app_client_id PRIMARY KEY CHECK (client_id ~ '^[a-z0-9-]{3,64}$'),
    name text NOT NULL,
    kind text NOT NULL
      CONSTRAINT registered_app_kind CHECK (kind IN ('CITIZEN_APP', 'OFFICER_APP', 'SERVICE', 'ANALYST_TOOL')),
    status text NOT NULL CONSTRAINT registered_app_status CHECK (status IN ('PENDING', 'APPROVED', 'SUSPENDED')),
    redirect_uris text[] NOT NULL,
    scopes text[] NOT NULL,
    purposes text[] NOT NULL,
    agency_code text CONSTRAINT registered_app_agency CHECK (agency_code ~ '^(\\d{3}|\\d{2}(\\.\\d{2})?)$'),
    public_keys jsonb,
    registered_at timestamptz(3) NOT NULL,
    development boolean NOT NULL DEFAULT false,
    CONSTRAINT registered_app_people_return CHECK
      ((kind IN ('CITIZEN_APP', 'OFFICER_APP')) = (cardinality(redirect_uris) > 0)),
    CONSTRAINT registered_app_for_agency CHECK ((kind = 'CITIZEN_APP') = (agency_code IS NULL)),
    CONSTRAINT registered_app_programs_have_keys CHECK
      (kind IN ('CITIZEN_APP', 'OFFICER_APP') OR public_keys IS NOT NULL)
  )`;

const signingKey = `
  CREATE TABLE signing_key (
    kid text CONSTRAINT signing_key_kid PRIMARY KEY,
    public_key jsonb NOT NULL,
    private_key bytea NOT NULL,
    created_at timestamptz(3) NOT NULL,
    not_before timestamptz(3) NOT NULL,
    retired_at timestamptz(3)
  );
  CREATE UNIQUE INDEX signing_key_one_without_end ON signing_key ((true)) WHERE retired_at IS NULL`;

const oidcModel = `
  CREATE TABLE oidc_model (
    kind text NOT NULL,
    id_hash bytea NOT NULL,
    payload bytea NOT NULL,
    uid text,
    grant_id text,
    expires_at timestamptz(3) NOT NULL,
    consumed_at timestamptz(3),
    destroyed_at timestamptz(3),
    CONSTRAINT oidc_model_id PRIMARY KEY (kind, id_hash)
  );
  CREATE UNIQUE INDEX oidc_model_by_uid ON oidc_model (kind, uid) WHERE uid IS NOT NULL AND destroyed_at IS NULL;
  CREATE INDEX oidc_model_by_grant ON oidc_model (grant_id) WHERE grant_id IS NOT NULL;
  CREATE INDEX oidc_model_by_expiry ON oidc_model (expires_at)`;

/**
 * The application role cannot delete; this function, run with its owner's rights, deletes for it what has expired a day
 * ago and nothing else, a thousand rows at a time.
 */
const purge = `
  CREATE FUNCTION purge_oidc_models() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH purged AS (
      DELETE FROM oidc_model WHERE ctid IN (
        SELECT ctid FROM oidc_model WHERE expires_at < now() - interval '1 day' LIMIT 1000 FOR UPDATE SKIP LOCKED
      ) RETURNING 1
    ) SELECT count(*) FROM purged $$;
  REVOKE ALL ON FUNCTION purge_oidc_models FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION purge_oidc_models TO identity_app`;
