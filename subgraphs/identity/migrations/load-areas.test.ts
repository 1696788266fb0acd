import { expect, test } from 'vitest';
import { migrate } from '../../../shared/database/data-source.js';
import { createEmptyDatabase } from '../../../shared/testing/test-database.js';
import { CreatePopulationRegister } from './create-population-register.migration.js';
import { LoadAreas } from './load-areas.migration.js';

const identity = { name: 'identity' };

test('finds the parents of areas by their codes, also in a table that was vacuumed while empty', async () => {
  const database = await createEmptyDatabase(identity);
  const readThrough = async () => {
    await database.sql('SELECT pg_stat_force_next_flush()');
    const [table] = await database.sql<{ times: number }>(
      "SELECT seq_scan::integer AS times FROM pg_stat_user_tables WHERE relname = 'area'",
    );
    return table?.times ?? Number.NaN;
  };
  try {
    await migrate({ ...identity, migrations: [CreatePopulationRegister] }, database.migratorUrl);
    await database.sql('VACUUM ANALYZE area');
    const before = await readThrough();
    await migrate({ ...identity, migrations: [CreatePopulationRegister, LoadAreas] }, database.migratorUrl);
    expect((await readThrough()) - before).toBeLessThan(10);
  } finally {
    await database.drop();
  }
});
