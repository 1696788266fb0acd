import { getProvinces, getRegencies } from 'idn-area-data';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AgencyLevel } from '../agency/agency.entity.js';
import { type AgencyRow, regionalAgencies } from '../agency/regional-agency.rule.js';
import { centralAgencies } from './central-agencies.js';

/**
 * The register of agencies: central ones, and the governments of the provinces, regencies and cities of the package
 * idn-area-data, whose data are under ODbL: these rows are a derived database and stay under that licence (see README).
 */
export class CreateAgencies implements MigrationInterface {
  readonly name = 'CreateAgencies1704067200000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query(agency);
    const areas = [...(await getProvinces()), ...(await getRegencies())];
    const agencies: readonly AgencyRow[] = [...central, ...regionalAgencies(areas)];
    await queries.query(
      'INSERT INTO agency (code, name, level) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])',
      [
        agencies.map(({ code }) => code),
        agencies.map(({ name }) => name),
        agencies.map(({ level }) => level),
      ],
    );
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE agency');
  }
}

const central = Object.entries(centralAgencies).map(([code, name]) => ({
  code,
  name,
  level: AgencyLevel.CENTRAL,
}));

const agency = `
  CREATE TABLE agency (
    code text CONSTRAINT agency_code PRIMARY KEY,
    name text NOT NULL CONSTRAINT agency_name UNIQUE,
    level text NOT NULL,
    CONSTRAINT agency_code_form CHECK (CASE level
      WHEN 'CENTRAL' THEN code ~ '^\\d{3}$'
      WHEN 'PROVINCE' THEN code ~ '^\\d{2}$'
      WHEN 'REGENCY' THEN code ~ '^\\d{2}\\.[0-6]\\d$'
      WHEN 'CITY' THEN code ~ '^\\d{2}\\.[7-9]\\d$'
      ELSE false END)
  );
  CREATE INDEX agency_by_level ON agency (level, code)`;
