import { migrate } from '../database/data-source.js';
import { emptyDatabase } from '../database/empty-database.js';
import type { SubgraphDefinition } from '../subgraph/define-subgraph.js';
import { seedMinistry } from '../synthetic/seed-ministry.js';
import { createEmptyDatabase, type EmptyDatabase } from './test-database.js';
import { testNation } from './test-nation.js';

/**
 * Fills the ministry, empties it as a reset does, and fills it again with the same nation.
 * @returns the tables that then hold something else than before.
 */
export async function tablesThatDifferAfterReset(door: SubgraphDefinition): Promise<readonly string[]> {
  const database = await createEmptyDatabase(door);
  try {
    const before = await filled(door, database);
    await emptyDatabase(database.migratorUrl);
    const after = await filled(door, database);
    return [...before].flatMap(([table, rows]) => (after.get(table) === rows ? [] : [table]));
  } finally {
    await database.drop();
  }
}

async function filled(
  door: SubgraphDefinition,
  database: EmptyDatabase,
): Promise<ReadonlyMap<string, string>> {
  await migrate(door, database.migratorUrl);
  await seedMinistry(door, database.migratorUrl, await testNation());
  const tables = await database.sql<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'`,
  );
  const digests = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await database.sql<{ digest: string }>(
      `SELECT md5(coalesce(string_agg(item::text, ' ' ORDER BY item::text), '')) AS digest FROM "${name}" item`,
    );
    digests.set(name, row?.digest ?? '');
  }
  return digests;
}
