import type { MigrationInterface, QueryRunner } from 'typeorm';
import { publicHolidays } from './public-holidays.js';

/** The days on which government does not work, in the database of each ministry that counts working days. */
export class CreateHolidays implements MigrationInterface {
  readonly name = 'CreateHolidays1700000000001';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
      CREATE TABLE holiday (
        day date CONSTRAINT holiday_day PRIMARY KEY,
        kind text NOT NULL CONSTRAINT holiday_kind CHECK (kind IN ('NATIONAL', 'JOINT_LEAVE')),
        name text NOT NULL,
        legal_basis text NOT NULL
      )`);
    await queries.query(
      'INSERT INTO holiday (day, kind, name, legal_basis) SELECT * FROM unnest($1::date[], $2::text[], $3::text[], $4::text[])',
      [
        publicHolidays.map(({ day }) => day),
        publicHolidays.map(({ kind }) => kind),
        publicHolidays.map(({ name }) => name),
        publicHolidays.map(({ legalBasis }) => legalBasis),
      ],
    );
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE holiday');
  }
}
