import { Writable } from 'node:stream';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { postOffice } from '../testing/sample/subgraph.js';
import { createEmptyDatabase, type EmptyDatabase } from '../testing/test-database.js';
import { dataSourceOf, migrate, revert } from './data-source.js';

let database: EmptyDatabase;

beforeAll(async () => {
  database = await createEmptyDatabase(postOffice);
});
afterAll(() => database.drop());

const all = [
  'access_grant',
  'command_log',
  'guess_count',
  'guess_limit',
  'outbox_event',
  'parcel',
  'parcel_stop',
  'postage_rate',
  'synthetic_nation',
];

async function tables(): Promise<string[]> {
  const rows = await database.sql<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration' ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

test('migrations go up, down and up again', async () => {
  expect(await migrate(postOffice, database.migratorUrl)).toEqual([
    'CreateMachineryTables1700000000000',
    'CreateGuessLimits1700000000001',
    'CreateParcels1704067200000',
  ]);
  expect(await tables()).toEqual(all);
  await revert(postOffice, database.migratorUrl);
  expect(await tables()).toEqual([]);
  expect(await migrate(postOffice, database.migratorUrl)).toHaveLength(3);
  expect(await tables()).toEqual(all);
});

test('a ministry that is migrated already has nothing to apply', async () => {
  await migrate(postOffice, database.migratorUrl);
  expect(await migrate(postOffice, database.migratorUrl)).toEqual([]);
});

test('those who migrate at once take turns: each migration is applied once', async () => {
  await revert(postOffice, database.migratorUrl);
  await database.sql('DROP TABLE migration');
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(postOffice, database.migratorUrl)));
  expect(applied.map(({ length }) => length).sort()).toEqual([0, 0, 0, 3]);
});

test('a migration that fails is undone whole, and those before it stay', async () => {
  class Breaks implements MigrationInterface {
    readonly name = 'Breaks1790000000000';
    async up(queries: QueryRunner) {
      await queries.query('CREATE TABLE half ()');
      await queries.query('SELECT 1/0');
    }
    async down() {}
  }
  const door = { ...postOffice, migrations: [...postOffice.migrations, Breaks] };
  await expect(migrate(door, database.migratorUrl)).rejects.toThrow('division by zero');
  expect(await tables()).toEqual(all);
});

test('a migration may take as long as it takes, a statement of the application five seconds', async () => {
  let limit = '';
  class Looks implements MigrationInterface {
    readonly name = 'Looks1790000000000';
    async up(queries: QueryRunner) {
      [{ limit }] = await queries.query("SELECT current_setting('statement_timeout') AS limit");
    }
    async down() {}
  }
  await migrate({ ...postOffice, migrations: [...postOffice.migrations, Looks] }, database.migratorUrl);
  expect(limit).toBe('0');
  const db = await dataSourceOf(postOffice, { url: database.appUrl }).initialize();
  const [row] = await db.query("SELECT current_setting('statement_timeout') AS limit");
  await db.destroy();
  expect(row).toEqual({ limit: '5s' });
});

test('statements are counted and none is written anywhere', async () => {
  const written = vi.spyOn(Writable.prototype, 'write');
  const counted = vi.fn();
  const db = await dataSourceOf(postOffice, { url: database.appUrl, onStatement: counted }).initialize();
  const before = counted.mock.calls.length;
  await db.query('SELECT $1::text', ['9801011708900001']);
  await expect(db.query('SELECT $1::integer', ['9801011708900001'])).rejects.toThrow();
  await db.destroy();
  expect(counted.mock.calls.length - before).toBe(2);
  expect(written.mock.calls.flat().map(String).join('')).not.toContain('98010117');
  written.mockRestore();
});

test('its connections bear the name of the ministry, and there are never more than the pool holds', async () => {
  const door = { ...postOffice, name: 'counted' };
  const db = await dataSourceOf(door, { url: database.appUrl, poolSize: 3 }).initialize();
  await Promise.all(Array.from({ length: 20 }, () => db.query('SELECT pg_sleep(0.01)')));
  const [row] = await db.query(
    "SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'counted'",
  );
  await db.destroy();
  expect(row).toEqual({ count: 3 });
});

test('without an address it describes its entities and connects nowhere', () => {
  const db = dataSourceOf(postOffice);
  expect(db.isInitialized).toBe(false);
});
