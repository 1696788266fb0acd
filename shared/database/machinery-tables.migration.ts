import type { MigrationInterface, QueryRunner } from 'typeorm';
import { revoking } from './revoking.js';

/** The tables every ministry has: commands done, events to tell, and with which synthetic nation it was filled, if any. */
export class CreateMachineryTables implements MigrationInterface {
  readonly name = 'CreateMachineryTables1700000000000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
      CREATE TABLE command_log (
        operation text NOT NULL,
        idempotency_key text NOT NULL,
        request_hash bytea NOT NULL,
        result_id text,
        done_at timestamptz(3) NOT NULL,
        CONSTRAINT command_log_once PRIMARY KEY (operation, idempotency_key)
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
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE synthetic_nation');
    await queries.query('DROP TABLE outbox_event');
    await queries.query('DROP TABLE command_log');
  }
}
