import type { MigrationInterface, QueryRunner } from 'typeorm';
import { revoking } from './revoking.js';

/**
 * The tables every ministry has: commands done, events to tell, what other agencies may have of its personal data, and
 * with which synthetic nation it was filled, if any.
 */
export class CreateMachineryTables implements MigrationInterface {
  readonly name = 'CreateMachineryTables1700000000000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
      CREATE TABLE command_log (
        caller text NOT NULL,
        operation text NOT NULL,
        idempotency_key text NOT NULL,
        request_hash bytea NOT NULL,
        result_id text,
        done_at timestamptz(3) NOT NULL,
        CONSTRAINT command_log_once PRIMARY KEY (caller, operation, idempotency_key)
      )`);
    await queries.query(`
      CREATE TABLE outbox_event (
        position bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_event_position PRIMARY KEY,
        type text NOT NULL CONSTRAINT outbox_event_type_form CHECK (type ~ '^[a-z]+\\.[a-z_]+$'),
        subject text NOT NULL,
        detail jsonb NOT NULL,
        occurred_at timestamptz(3) NOT NULL
      )`);
    await queries.query(`
      CREATE TABLE synthetic_nation (
        only_one boolean DEFAULT true CONSTRAINT synthetic_nation_only_one PRIMARY KEY,
        citizens integer NOT NULL,
        seed bigint NOT NULL,
        as_of date NOT NULL,
        CONSTRAINT synthetic_nation_no_other CHECK (only_one)
      )`);
    // What was told stays told; and what the migrator keeps book of is not the application's to write.
    await queries.query(revoking('UPDATE', 'outbox_event'));
    await queries.query(revoking('INSERT, UPDATE', 'synthetic_nation'));
    await queries.query(revoking('INSERT, UPDATE', 'migration'));
    await queries.query(`
      CREATE TABLE access_grant (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT access_grant_id PRIMARY KEY,
        agency_code text NOT NULL,
        purpose text NOT NULL CONSTRAINT access_grant_purpose_form CHECK (purpose ~ '^[A-Z][A-Z_]{2,63}$'),
        coordinate text NOT NULL CONSTRAINT access_grant_coordinate_form CHECK (coordinate ~ '^[A-Z]\\w*\\.[a-z]\\w*$'),
        effective_from date NOT NULL,
        effective_to date,
        legal_basis text NOT NULL,
        CONSTRAINT access_grant_period CHECK (effective_to > effective_from)
      )`);
    await queries.query(
      'CREATE INDEX access_grant_by_agency ON access_grant (agency_code, purpose, effective_from)',
    );
    // Who grants access is not who is asked for data.
    await queries.query(revoking('INSERT, UPDATE', 'access_grant'));
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE access_grant');
    await queries.query('DROP TABLE synthetic_nation');
    await queries.query('DROP TABLE outbox_event');
    await queries.query('DROP TABLE command_log');
  }
}
