import { randomBytes } from 'node:crypto';
import { type Client, escapeIdentifier, Pool } from 'pg';
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
  const name = databaseNameOf(door);
  const { appUrl } = await ensureTemplate(admin, door);
  // A template is copied only while nobody is connected to it, so copies take turns.
  await exclusively(admin, `copy ${door.name}`, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${escapeIdentifier(door.name)}`);
  });
  const { sql, close } = superuserOf(admin, name);
  return {
    appUrl: urlOf(appUrl, { database: name }),
    sql,
    drop: async () => {
      await close();
      await withClient(admin, (client) => drop(client, name));
    },
  };
}

export interface EmptyDatabase extends TestDatabase {
  /** As the owner of the database, who migrates it. */
  readonly migratorUrl: string;
}

/** A database of its own without a table, with the ministry's two roles: to migrate it. */
export async function createEmptyDatabase(door: Pick<SubgraphDefinition, 'name'>): Promise<EmptyDatabase> {
  const admin = inject('adminUrl');
  const name = databaseNameOf(door);
  const urls = await provisionMinistry(admin, door.name, { passwords, database: name });
  const { sql, close } = superuserOf(admin, name);
  return {
    ...urls,
    sql,
    drop: async () => {
      await close();
      await withClient(admin, (client) => drop(client, name));
    },
  };
}

/** PostgreSQL waits a while for connections that are being closed; a driver takes one that is cut for an error. */
async function drop(client: Client, name: string): Promise<void> {
  await client.query(`DROP DATABASE ${name}`).catch(() => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
}

const passwords = { migrator: 'migrator', app: 'app' };

const databaseNameOf = ({ name }: Pick<SubgraphDefinition, 'name'>) =>
  `test_${name}_${randomBytes(4).toString('hex')}`;

function superuserOf(admin: string, database: string) {
  const pool = new Pool({ connectionString: urlOf(admin, { database }), max: 2 });
  const sql: TestDatabase['sql'] = async (text, values = []) => (await pool.query(text, [...values])).rows;
  return { sql, close: () => pool.end() };
}

async function ensureTemplate(admin: string, door: SubgraphDefinition): Promise<{ readonly appUrl: string }> {
  return exclusively(admin, `template ${door.name}`, async (client) => {
    const urls = await provisionMinistry(admin, door.name, { passwords });
    const { rows } = await client.query(
      "SELECT shobj_description(oid, 'pg_database') AS state FROM pg_database WHERE datname = $1",
      [door.name],
    );
    if (rows[0]?.state === 'seeded') return urls;
    await migrate(door, urls.migratorUrl);
    await seedMinistry(door, urls.migratorUrl, await testNation());
    await client.query(`COMMENT ON DATABASE ${escapeIdentifier(door.name)} IS 'seeded'`);
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
