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
    // Were each area's parent looked up as it comes, the plan would be made of what is known of the table before the load. Where
    // autovacuum has counted it empty, or half loaded, that plan reads the table or an index through for each of 91,561 areas.
    await queries.query('ALTER TABLE area DROP CONSTRAINT area_parent');
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
    await queries.query('ANALYZE area');
    await queries.query(
      'ALTER TABLE area ADD CONSTRAINT area_parent FOREIGN KEY (parent_code) REFERENCES area',
    );
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM area');
  }
}
