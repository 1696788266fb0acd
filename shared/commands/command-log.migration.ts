import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The two tables every ministry has: commands done, and events to tell. */
export class CreateCommandLog implements MigrationInterface {
  readonly name = 'CreateCommandLog1700000000000';

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
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE outbox_event');
    await queries.query('DROP TABLE command_log');
  }
}
