import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { postOffice } from '../testing/sample/subgraph.js';
import { migrate } from './data-source.js';
import { type MinistryUrls, newPassword, provisionMinistry, urlOf, withClient } from './provision.js';

const admin = inject('adminUrl');
const passwords = { migrator: newPassword(), app: newPassword() };
const made: string[] = [];

/** Two ministries of this file alone. */
const [health, aid] = [nameOf('health'), nameOf('aid')];
let ofHealth: MinistryUrls;
let ofAid: MinistryUrls;

function nameOf(noun: string): string {
  const name = `${noun}${randomBytes(4).toString('hex')}`;
  made.push(name);
  return name;
}

beforeAll(async () => {
  ofHealth = await provisionMinistry(admin, health, { passwords, isOwnServer: true });
  ofAid = await provisionMinistry(admin, aid, { passwords });
  await migrate({ ...postOffice, name: health }, ofHealth.migratorUrl);
});

afterAll(() =>
  withClient(admin, async (client) => {
    for (const name of made) {
      await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
      await client.query(`DROP ROLE IF EXISTS ${name}_app, ${name}_migrator`);
    }
  }),
);

const run = (url: string, statement: string) =>
  withClient(url, async (client) => (await client.query(statement)).rows);

const insert = `INSERT INTO parcel (id, sender_id, label, postage, sent_on, taken_in_at)
  VALUES (gen_random_uuid(), gen_random_uuid(), 'a', 1, '2024-01-31', now())`;

describe('the application role', () => {
  test.each([insert, 'SELECT * FROM parcel', "UPDATE parcel SET label = 'b'"])(
    'may %s',
    async (statement) => {
      await expect(run(ofHealth.appUrl, statement)).resolves.toBeDefined();
    },
  );

  test.each([
    'DELETE FROM parcel',
    'TRUNCATE parcel',
    'DROP TABLE parcel',
    'ALTER TABLE parcel ADD COLUMN x text',
    'CREATE TABLE x ()',
    'CREATE TEMP TABLE x ()',
    'CREATE SCHEMA x',
    'CREATE INDEX ON parcel (label)',
    'CREATE FUNCTION x() RETURNS int LANGUAGE sql RETURN 1',
    'CREATE EXTENSION pgcrypto',
    'CREATE DATABASE x',
    'CREATE ROLE x',
    'SET ROLE postgres',
    `SET ROLE ${health}_migrator`,
    `GRANT ${health}_migrator TO ${health}_app`,
    `ALTER ROLE ${health}_app CREATEDB`,
    `ALTER DATABASE ${health} OWNER TO ${health}_app`,
    "COPY parcel TO '/tmp/x'",
    "COPY parcel TO PROGRAM 'true'",
    "SELECT pg_read_file('/etc/passwd')",
    'SELECT * FROM pg_authid',
    'ALTER SYSTEM SET fsync = off',
    "UPDATE outbox_event SET type = 'x.y'",
    "INSERT INTO migration (timestamp, name) VALUES (1, 'x')",
    "UPDATE migration SET name = 'x'",
    "INSERT INTO synthetic_nation (citizens, seed, as_of) VALUES (1, 1, '2024-01-31')",
    'UPDATE synthetic_nation SET citizens = 1',
  ])('may not %s', async (statement) => {
    await expect(run(ofHealth.appUrl, statement)).rejects.toThrow(
      /permission denied|must be owner|must be able/,
    );
  });
});

describe('the migrator role', () => {
  test('makes, changes and removes tables, of which the application role reads those made later too', async () => {
    await run(ofHealth.migratorUrl, 'CREATE TABLE later (id integer)');
    await run(ofHealth.appUrl, 'INSERT INTO later VALUES (1)');
    await run(ofHealth.migratorUrl, 'DELETE FROM later');
    await run(ofHealth.migratorUrl, 'DROP TABLE later');
  });

  test.each(['CREATE DATABASE x', 'CREATE ROLE x', 'SELECT * FROM pg_authid'])(
    'may not %s',
    async (statement) => {
      await expect(run(ofHealth.migratorUrl, statement)).rejects.toThrow('permission denied');
    },
  );
});

describe('no role of a ministry', () => {
  const roles = ['migratorUrl', 'appUrl'] as const;

  test.each(roles)("connects to another ministry's database (%s)", async (role) => {
    await expect(run(urlOf(ofHealth[role], { database: aid }), 'SELECT 1')).rejects.toThrow(
      `permission denied for database "${aid}"`,
    );
    await expect(run(urlOf(ofAid[role], { database: health }), 'SELECT 1')).rejects.toThrow(
      'permission denied',
    );
  });

  test.each(roles)('connects to the databases of the server (%s)', async (role) => {
    for (const database of ['postgres', 'template1', 'template0'])
      await expect(run(urlOf(ofHealth[role], { database }), 'SELECT 1')).rejects.toThrow();
  });

  test('is more than it must be', async () => {
    const rows = await run(
      admin,
      `SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls OR rolinherit AS more, rolcanlogin
       FROM pg_roles WHERE rolname LIKE '${health}\\_%'`,
    );
    expect(rows).toEqual([
      { more: false, rolcanlogin: true },
      { more: false, rolcanlogin: true },
    ]);
    expect(
      await run(admin, `SELECT FROM pg_auth_members WHERE member::regrole::text LIKE '${health}%'`),
    ).toEqual([]);
  });
});

test('the public has no right to connect anywhere, nor to make temporary tables', async () => {
  const rows = await run(
    admin,
    `SELECT datname FROM pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) AS given
     WHERE datname IN ('postgres', 'template1', '${health}', '${aid}') AND given.grantee = 0`,
  );
  expect(rows).toEqual([]);
});

test('a wrong password is refused', async () => {
  await expect(
    run(urlOf(ofHealth.appUrl, { database: health, password: 'wrong' }), 'SELECT 1'),
  ).rejects.toThrow('password authentication failed');
});

describe('provisioning again', () => {
  test('changes nothing but the passwords', async () => {
    const before = await stateOf(health);
    const password = "quote ' backslash \\ percent % slash / at @";
    const urls = await provisionMinistry(admin, health, { passwords: { migrator: password, app: password } });
    expect(await stateOf(health)).toEqual(before);
    expect(await run(urls.appUrl, 'SELECT current_user AS role')).toEqual([{ role: `${health}_app` }]);
    await expect(run(ofHealth.appUrl, 'SELECT 1')).rejects.toThrow('password authentication failed');
    ofHealth = await provisionMinistry(admin, health, { passwords });
    await expect(run(ofHealth.appUrl, 'SELECT count(*) FROM parcel')).resolves.toHaveLength(1);
  });

  test('takes back what a role was given beside its due', async () => {
    await run(admin, `ALTER ROLE ${health}_app CREATEDB CREATEROLE INHERIT`);
    await provisionMinistry(admin, health, { passwords });
    const [role] = await run(
      admin,
      `SELECT rolcreatedb, rolcreaterole, rolinherit FROM pg_roles WHERE rolname = '${health}_app'`,
    );
    expect(role).toEqual({ rolcreatedb: false, rolcreaterole: false, rolinherit: false });
  });

  async function stateOf(name: string) {
    const rights = await run(urlOf(admin, { database: name }), 'SELECT defaclacl::text FROM pg_default_acl');
    const schema = await run(
      urlOf(admin, { database: name }),
      "SELECT nspacl::text FROM pg_namespace WHERE nspname = 'public'",
    );
    const database = await run(
      admin,
      `SELECT datacl::text, datdba::regrole::text FROM pg_database WHERE datname = '${name}'`,
    );
    return { rights, schema, database };
  }
});

test('many ministries are provisioned at once', async () => {
  const names = Array.from({ length: 24 }, () => nameOf('many'));
  await Promise.all(names.map((name) => provisionMinistry(admin, name, { passwords })));
  const urls = await Promise.all(names.map((name) => provisionMinistry(admin, name, { passwords })));
  await Promise.all(urls.map(({ appUrl }) => expect(run(appUrl, 'SELECT 1')).resolves.toHaveLength(1)));
});

test('a ministry may have the name of a word of SQL', async () => {
  made.push('order');
  const { migratorUrl } = await provisionMinistry(admin, 'order', { passwords });
  expect(await run(migratorUrl, 'SELECT current_database() AS name')).toEqual([{ name: 'order' }]);
});

test('a password is new each time and needs no escape in a URL', () => {
  const some = new Set(Array.from({ length: 100 }, newPassword));
  expect(some.size).toBe(100);
  for (const password of some) expect(password).toMatch(/^[A-Za-z0-9_-]{32}$/);
});

test('a connection is closed whatever happens with it', async () => {
  let kept: Client | undefined;
  const broken = withClient(admin, async (client) => {
    kept = client;
    throw new Error('it broke');
  });
  await expect(broken).rejects.toThrow('it broke');
  await expect(kept?.query('SELECT 1')).rejects.toThrow();
});

test('a connection that is lost between two statements fails the next one, and ends no process', async () => {
  const broken = withClient(ofHealth.migratorUrl, async (client) => {
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    await withClient(admin, (other) => other.query('SELECT pg_terminate_backend($1)', [rows[0].pid]));
    await new Promise((later) => setTimeout(later, 100));
    return client.query('SELECT 1');
  });
  await expect(broken).rejects.toThrow();
});
