import type { MigrationInterface, QueryRunner } from 'typeorm';
import { revoking } from '../database/revoking.js';
import { effectivePeriodColumns } from '../policy/effective-period.js';

/** How many wrong guesses each kind of viewer has, and what each has used up. */
export class CreateGuessLimits implements MigrationInterface {
  readonly name = 'CreateGuessLimits1700000000001';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    await queries.query(`
      CREATE TABLE guess_limit (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT guess_limit_id PRIMARY KEY,
        counted text NOT NULL CONSTRAINT guess_limit_counted
          CHECK (counted IN ('citizen', 'officer', 'service', 'analyst', 'object')),
        misses_max integer NOT NULL CONSTRAINT guess_limit_misses CHECK (misses_max > 0),
        window_seconds integer NOT NULL CONSTRAINT guess_limit_window CHECK (window_seconds > 0),
        ${effectivePeriodColumns('guess_limit', ['counted'])}
      )`);
    await queries.query(`
      INSERT INTO guess_limit (counted, misses_max, window_seconds, effective_from, legal_basis)
      SELECT counted, misses_max, window_seconds, DATE '2022-10-17',
        'UU 27/2022 Ps. 35 and 39 ask for protection; the numbers are a default, not official'
      FROM (VALUES ('citizen', 20, 3600), ('officer', 60, 3600), ('service', 1000, 3600), ('analyst', 20, 3600),
        ('object', 10, 86400)) AS standard (counted, misses_max, window_seconds)`);
    await queries.query(`
      CREATE TABLE guess_count (
        bucket bytea CONSTRAINT guess_count_bucket PRIMARY KEY CHECK (octet_length(bucket) = 32),
        misses bigint NOT NULL CONSTRAINT guess_count_misses CHECK (misses > 0),
        until timestamptz(3) NOT NULL
      )`);
    // Who limits guessing is not who is guessed at.
    await queries.query(revoking('INSERT, UPDATE', 'guess_limit'));
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE guess_count');
    await queries.query('DROP TABLE guess_limit');
  }
}
