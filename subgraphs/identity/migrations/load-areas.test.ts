import { expect, test } from 'vitest';
import { migrate } from '../../../shared/database/data-source.js';
import { createEmptyDatabase } from '../../../shared/testing/test-database.js';
import { CreatePopulationRegister } from './create-population-register.migration.js';
import { LoadAreas } from './load-areas.migration.js';

const identity = { name: 'identity' };
const empty = { ...identity, migrations: [CreatePopulationRegister] };
const loaded = { ...identity, migrations: [CreatePopulationRegister, LoadAreas] };

test.each([
  ['vacuumed while empty', 'VACUUM ANALYZE area'],
  // What autovacuum leaves that comes in the middle of a load: pages, and no row that it may see.
  ['counted while it was loaded', "UPDATE pg_class SET relpages = 815, reltuples = 0 WHERE relname = 'area'"],
])(
  'finds the parents of areas without reading them through for each, in a table that was %s',
  async (_, before) => {
    const database = await createEmptyDatabase(identity);
    const rowsRead = async () => {
      await database.sql('SELECT pg_stat_force_next_flush()');
      const [table] = await database.sql<{ rows: number }>(
        `SELECT (seq_tup_read + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'area'))::integer AS rows
       FROM pg_stat_user_tables WHERE relname = 'area'`,
      );
      return table?.rows ?? Number.NaN;
    };
    try {
      await migrate(empty, database.migratorUrl);
      await database.sql(before);
      await migrate(loaded, database.migratorUrl);
      const [count] = await database.sql<{ areas: number }>('SELECT count(*)::integer AS areas FROM area');
      expect(await rowsRead()).toBeLessThan(10 * (count?.areas ?? 0));
    } finally {
      await database.drop();
    }
  },
);
