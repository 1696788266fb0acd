import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { levelOf, parentOf } from '../area/area-level.js';

interface CodedArea {
  readonly code: string;
  readonly name: string;
}

/**
 * Loads the areas of Kepmendagri 300.2.2-2138/2025 from the package idn-area-data, whose data are under ODbL:
 * the table is a derived database and stays under that licence (see README).
 */
export class LoadAreas implements MigrationInterface {
  readonly name = 'LoadAreas1704067200001';

  async up(queries: QueryRunner): Promise<void> {
    const levels: readonly CodedArea[][] = await Promise.all([
      getProvinces(),
      getRegencies(),
      getDistricts(),
      getVillages(),
    ]);
    const areas = levels.flat();
    // All in one statement: PostgreSQL looks the parents up at its end, by a plan it makes then. Made level by level, the plan
    // of a table known to be empty reads it through for each of 83,000 villages.
    await queries.query(
      `INSERT INTO area (code, name, level, parent_code)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])`,
      [
        areas.map(({ code }) => code),
        areas.map(({ name }) => name),
        areas.map(({ code }) => levelOf(code)),
        areas.map(({ code }) => parentOf(code)),
      ],
    );
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM area');
  }
}
