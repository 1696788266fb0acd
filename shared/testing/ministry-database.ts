import { type DataSource, type EntityMetadata, TableColumn } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { dataSourceOf, migrate, revert } from '../database/data-source.js';
import type { SubgraphDefinition } from '../subgraph/define-subgraph.js';
import { differences, snapshotOf } from './schema-snapshot.js';
import { createEmptyDatabase, type EmptyDatabase } from './test-database.js';

/**
 * Compares every column of every entity with the migrated database: that it is there, of the same type, and null or not alike.
 * PostgreSQL itself is the judge of types: each entity is declared once more, as a temporary table.
 * @returns what differs, in sentences.
 */
export async function columnsThatDiffer(door: SubgraphDefinition): Promise<readonly string[]> {
  return withEmptyDatabase(door, async (database) => {
    await migrate(door, database.migratorUrl);
    const db = await dataSourceOf(door, { url: database.migratorUrl, poolSize: 1 }).initialize();
    try {
      const problems: string[] = [];
      for (const metadata of db.entityMetadatas) problems.push(...(await entityProblems(db, metadata)));
      return problems;
    } finally {
      await db.destroy();
    }
  });
}

/**
 * Applies the migrations one by one, and takes back and applies each again: the schema, the rights and the number of rows must
 * be the same before and after, and nothing may be left when all are taken back.
 * @returns what differs, in sentences.
 */
export async function migrationsThatDoNotRevert(door: SubgraphDefinition): Promise<readonly string[]> {
  const problems = [...misplaced(door)];
  await withEmptyDatabase(door, async (database) => {
    const empty = await snapshotOf(database);
    let before = empty;
    for (let count = 0; count <= door.migrations.length; count += 1) {
      const some = { name: door.name, migrations: door.migrations.slice(0, count) };
      // Before the ministry's own, at once, those that every ministry has.
      const applied = await migrate(some, database.migratorUrl);
      const name = applied.at(-1);
      const after = await snapshotOf(database);
      await revert(some, database.migratorUrl, applied.length);
      const reverted = differences(before, await snapshotOf(database));
      await migrate(some, database.migratorUrl);
      const again = differences(after, await snapshotOf(database));
      problems.push(...reverted.map((line) => `${name}, taken back, leaves: ${line}`));
      problems.push(...again.map((line) => `${name}, applied again, makes: ${line}`));
      before = after;
    }
    await revert(door, database.migratorUrl);
    const left = differences(empty, await snapshotOf(database));
    problems.push(...left.map((line) => `When all are taken back there is left: ${line}`));
  });
  return problems;
}

/** They are applied in the order of the timestamps in their names, whatever the order in the door. */
function misplaced({ migrations }: SubgraphDefinition): readonly string[] {
  const names = migrations.map((Migration) => new Migration().name ?? Migration.name);
  const times = names.map((name) => Number(name.slice(-13)));
  return names
    .filter((_, i) => !((times[i] ?? 0) > (times[i - 1] ?? 0)))
    .map((name) => `${name} stands out of order`);
}

async function entityProblems(db: DataSource, metadata: EntityMetadata): Promise<readonly string[]> {
  const table = metadata.tableName;
  const stored = await columnsOf(db, table);
  if (stored.size === 0) return [`${metadata.name}: there is no table ${table}`];
  const declared = await declaredColumns(db, metadata);
  const problems = metadata.columns.flatMap(({ databaseName }) => {
    const [asked, found] = [declared.get(databaseName), stored.get(databaseName)];
    if (found === asked) return [];
    return [`${table}.${databaseName} is ${found ?? 'missing'} in the database and ${asked} in the entity`];
  });
  const keys = {
    asked: metadata.primaryColumns.map((column) => column.databaseName),
    found: await keyOf(db, table),
  };
  if (metadata.tableType === 'regular' && `${keys.asked.sort()}` !== `${keys.found.sort()}`)
    problems.push(`${table} has the key (${keys.found}) in the database and (${keys.asked}) in the entity`);
  return problems;
}

async function declaredColumns(db: DataSource, { columns, tableType }: EntityMetadata) {
  const declare = (column: ColumnMetadata) =>
    // A view does not say that its columns are never null.
    `"${column.databaseName}" ${typeOf(db, column)} ${column.isNullable || tableType === 'view' ? '' : 'NOT NULL'}`;
  await db.query(`CREATE TEMP TABLE declared (${columns.map(declare).join(', ')})`);
  const declared = await columnsOf(db, 'pg_temp.declared');
  await db.query('DROP TABLE pg_temp.declared');
  return declared;
}

function typeOf({ driver }: DataSource, column: ColumnMetadata): string {
  const { databaseName, precision, scale, isArray } = column;
  const type = driver.normalizeType(column);
  const limits = { ...(precision != null && { precision }), ...(scale !== undefined && { scale }) };
  return driver.createFullType(
    new TableColumn({ name: databaseName, type, length: column.length, isArray, ...limits }),
  );
}

async function columnsOf(db: DataSource, table: string): Promise<ReadonlyMap<string, string>> {
  const rows: { name: string; type: string }[] = await db.query(
    `SELECT attname AS name, format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' not null' ELSE '' END AS type
     FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}

async function keyOf(db: DataSource, table: string): Promise<string[]> {
  const rows: { name: string }[] = await db.query(
    `SELECT attname::text AS name FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)
     WHERE indrelid = to_regclass($1) AND indisprimary`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function withEmptyDatabase<T>(
  door: SubgraphDefinition,
  look: (database: EmptyDatabase) => Promise<T>,
): Promise<T> {
  const database = await createEmptyDatabase(door);
  try {
    return await look(database);
  } finally {
    await database.drop();
  }
}
