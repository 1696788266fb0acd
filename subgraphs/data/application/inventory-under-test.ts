import type { SubgraphUnderTest } from '../../../shared/testing/subgraph-under-test.js';

/** By the names of the table's columns. */
type Facts = Readonly<Record<string, string | readonly string[]>>;

/**
 * Adds applications to the inventory of a ministry under test, each of an agency that has no others and like APP-024-0001
 * but for the facts given.
 * @returns the number of the new application.
 */
export function inventoryOf({ sql }: Pick<SubgraphUnderTest, 'sql'>): (facts?: Facts) => Promise<string> {
  let serial = 0;
  return async (facts = {}) => {
    serial += 1;
    const agencyCode = String(facts.agency_code ?? '099');
    const id = `APP-${agencyCode}-${String(serial).padStart(4, '0')}`;
    await sql(
      `INSERT INTO government_application SELECT (jsonb_populate_record(sample, $1)).*
       FROM government_application sample WHERE id = 'APP-024-0001'`,
      [JSON.stringify({ ...facts, id, agency_code: agencyCode })],
    );
    return id;
  };
}
