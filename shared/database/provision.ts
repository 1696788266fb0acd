import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';

export interface MinistryPasswords {
  readonly migrator: string;
  readonly app: string;
}

export interface MinistryUrls {
  /** As the owner of the database, who migrates and seeds. */
  readonly migratorUrl: string;
  /** As the role the ministry's process runs with. */
  readonly appUrl: string;
}

/** Long enough that nobody guesses it, in characters a URL need not escape. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

export interface ProvisionOptions {
  readonly passwords: MinistryPasswords;
  /** The name of the database, where it is not the ministry's. */
  readonly database?: string;
  /** Whether the server is ours alone; on another's, its own databases stay open to whom they are. */
  readonly isOwnServer?: boolean;
}

/**
 * Gives a ministry its database and its two roles, on a server whose superuser is at `adminUrl`. Running it again
 * changes nothing but the passwords.
 *
 * The application role reads, inserts and updates, and can neither delete nor change the schema. No role may connect to
 * another ministry's database: the right to connect is taken from PUBLIC and given to the two roles alone.
 */
export async function provisionMinistry(
  adminUrl: string,
  name: string,
  { passwords, database = name, isOwnServer = false }: ProvisionOptions,
): Promise<MinistryUrls> {
  const migrator = `${name}_migrator`;
  const app = `${name}_app`;
  await withClient(adminUrl, async (client) => {
    // PostgreSQL refuses two changes of one row of its catalogue at a time, so those who provision take turns.
    await client.query("SELECT pg_advisory_lock(hashtext('provision'))");
    await ensureRole(client, migrator, passwords.migrator);
    await ensureRole(client, app, passwords.app);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(database)} OWNER ${migrator}`);
    for (const closed of [database, ...(isOwnServer ? ['postgres', 'template1'] : [])]) {
      await client.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${escapeIdentifier(closed)} FROM PUBLIC`);
    }
    await client.query(`GRANT CONNECT ON DATABASE ${escapeIdentifier(database)} TO ${app}`);
    await withClient(urlOf(adminUrl, { database }), (inside) => grant(inside, migrator, app));
  });
  return {
    migratorUrl: urlOf(adminUrl, { database, user: migrator, password: passwords.migrator }),
    appUrl: urlOf(adminUrl, { database, user: app, password: passwords.app }),
  };
}

async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(
    `${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD ${client.escapeLiteral(password)}`,
  );
}

async function grant(client: Client, migrator: string, app: string): Promise<void> {
  await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
  await client.query(`GRANT USAGE, CREATE ON SCHEMA public TO ${migrator}`);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${app}`);
  const byDefault = `ALTER DEFAULT PRIVILEGES FOR ROLE ${migrator} IN SCHEMA public GRANT`;
  await client.query(`${byDefault} SELECT, INSERT, UPDATE ON TABLES TO ${app}`);
  await client.query(`${byDefault} USAGE, SELECT ON SEQUENCES TO ${app}`);
}

/** Runs with a connection of its own, closed afterwards. */
export async function withClient<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // A connection that is lost fails the statement in hand or the next; without a listener it would end the process at once.
  client.on('error', () => {});
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

interface UrlParts {
  readonly database: string;
  readonly user?: string;
  readonly password?: string;
}

/** The same server, another database or role. */
export function urlOf(url: string, { database, user, password }: UrlParts): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  if (user !== undefined) changed.username = user;
  // The URL would leave a percent sign as it is.
  if (password !== undefined) changed.password = encodeURIComponent(password);
  return changed.href;
}
