import type { QueryRunner } from 'typeorm';

/** What a ministry lets other agencies have of its personal data, field by field and for one purpose each. */
export interface Grant {
  readonly agencies: readonly string[];
  readonly purpose: string;
  /** Coordinates, as `Citizen.lifeStatus`. */
  readonly fields: readonly string[];
  readonly legalBasis: string;
}

/** Writes the grants a ministry has made, for its own migration. */
export async function loadGrants(
  queries: QueryRunner,
  since: string,
  grants: readonly Grant[],
): Promise<void> {
  const rows = grants.flatMap(({ agencies, fields, purpose, legalBasis }) =>
    agencies.flatMap((agency) => fields.map((field) => [agency, purpose, field, since, legalBasis])),
  );
  for (const row of rows) {
    await queries.query(
      'INSERT INTO access_grant (agency_code, purpose, coordinate, effective_from, legal_basis) VALUES ($1, $2, $3, $4, $5)',
      row,
    );
  }
}
