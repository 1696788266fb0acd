import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateVisits implements MigrationInterface {
  readonly name = 'CreateVisits1704067200000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
      CREATE TABLE visit (
        id uuid CONSTRAINT visit_id PRIMARY KEY,
        citizen_id uuid NOT NULL,
        place text NOT NULL,
        visited_on date NOT NULL
      )`);
    await queries.query('CREATE INDEX visit_by_citizen ON visit (citizen_id, visited_on, id)');
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE visit');
  }
}
