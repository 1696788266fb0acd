import { randomBytes } from 'node:crypto';
import { type Client, Pool } from 'pg';
import { inject } from 'vitest';
import { migrate } from '../database/data-source.js';
import { provisionMinistry, urlOf, withClient } from '../database/provision.js';
import type { SubgraphDefinition } from '../subgraph/define-subgraph.js';
import { seedMinistry } from '../synthetic/seed-ministry.js';
import { testNation } from './test-nation.js';

export interface TestDatabase {
  /** As the ministry's least-privilege role. */
  readonly appUrl: string;
  /** Runs one statement as a superuser, to look at or arrange rows. */
  readonly sql: <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  readonly drop: () => Promise<void>;
}

/**
 * A database of its own for one test file: migrated and holding the small nation. The first file of a run to ask for
 * a ministry builds its template; the others copy it.
 */
export async function createTestDatabase(door: SubgraphDefinition): Promise<TestDatabase> {
  const admin = inject('adminUrl');
  const name = `test_${door.name}_${randomBytes(4).toString('hex')}`;
  const { appUrl } = await ensureTemplate(admin, door);
  // A template is copied only while nobody is connected to it, so copies take turns.
  await exclusively(admin, `copy ${door.name}`, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${door.name}`);
  });
  const pool = new Pool({ connectionString: urlOf(admin, { database: name }), max: 2 });
  return {
    appUrl: urlOf(appUrl, { database: name }),
    sql: async (text, values = []) => (await pool.query(text, [...values])).rows,
    drop: async () => {
      await pool.end();
      await exclusively(admin, `copy ${door.name}`, async (client) => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      });
    },
  };
}

async function ensureTemplate(admin: string, door: SubgraphDefinition): Promise<{ readonly appUrl: string }> {
  return exclusively(admin, `template ${door.name}`, async (client) => {
    const urls = await provisionMinistry(admin, door.name, {
      passwords: { migrator: 'migrator', app: 'app' },
    });
    const { rows } = await client.query(
      "SELECT shobj_description(oid, 'pg_database') AS state FROM pg_database WHERE datname = $1",
      [door.name],
    );
    if (rows[0]?.state === 'seeded') return urls;
    await migrate(door, urls.migratorUrl);
    await seedMinistry(door, urls.migratorUrl, await testNation());
    await client.query(`COMMENT ON DATABASE ${door.name} IS 'seeded'`);
    return urls;
  });
}

/** Runs one step at a time for all test processes of the run. */
async function exclusively<T>(admin: string, step: string, run: (client: Client) => Promise<T>): Promise<T> {
  return withClient(admin, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [step]);
    return run(client);
  });
}
