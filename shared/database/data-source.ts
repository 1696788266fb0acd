import { DataSource, type Logger as QueryLogger } from 'typeorm';
import { CreateGuessLimits } from '../guessing/create-guess-limits.migration.js';
import type { SubgraphDefinition } from '../subgraph/define-subgraph.js';
import { CreateMachineryTables } from './machinery-tables.migration.js';
import { preparingClient } from './preparing-client.js';
import { SnakeNaming } from './snake-naming.js';

interface DataSourceOptions {
  /** A `postgres://` URL; left out when only the schema is wanted and nothing connects. */
  readonly url?: string;
  readonly poolSize?: number;
  readonly onStatement?: () => void;
}

/** A statement that runs longer is cancelled: a slow one must not hold the pool. */
const statementTimeoutMs = 5_000;

/** The ministry's own database; not connected yet. Migrations are the only way its tables change. */
export function dataSourceOf(
  door: Pick<SubgraphDefinition, 'name' | 'entities' | 'migrations'>,
  { url, poolSize = 10, onStatement = () => {} }: DataSourceOptions = {},
): DataSource {
  return new DataSource({
    type: 'postgres',
    ...(url !== undefined && { url }),
    entities: [...door.entities],
    migrations: [CreateMachineryTables, CreateGuessLimits, ...door.migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    installExtensions: false,
    applicationName: door.name,
    poolSize,
    logger: statementCounter(onStatement),
    logging: ['query'],
    extra: {
      statement_timeout: statementTimeoutMs,
      connectionTimeoutMillis: statementTimeoutMs,
      Client: preparingClient(),
    },
  });
}

type MigratedDoor = Pick<SubgraphDefinition, 'name' | 'migrations'>;

/**
 * Applies the migrations that are missing, as the migrator role.
 * @returns the names of those applied.
 */
export async function migrate(door: MigratedDoor, migratorUrl: string): Promise<readonly string[]> {
  return asMigrator(door, migratorUrl, async (migrator) =>
    (await migrator.runMigrations()).map(({ name }) => name),
  );
}

/**
 * Takes back migrations, the last first.
 * @param count how many; all of them when left out, and the database is empty afterwards.
 */
export async function revert(door: MigratedDoor, migratorUrl: string, count?: number): Promise<void> {
  await asMigrator(door, migratorUrl, async (migrator) => {
    await migrator.runMigrations();
    const steps = count ?? migrator.migrations.length;
    for (let step = 0; step < steps; step += 1) await migrator.undoLastMigration();
  });
}

async function asMigrator<T>(
  door: MigratedDoor,
  url: string,
  run: (migrator: DataSource) => Promise<T>,
): Promise<T> {
  const migrator = dataSourceOf({ ...door, entities: [] }, { url, poolSize: 1 });
  // A migration may take as long as it takes.
  migrator.setOptions({ extra: { statement_timeout: 0 } });
  await migrator.initialize();
  try {
    // The pool's one connection holds the lock until it is closed, so that whoever migrates too waits and then finds it done.
    await migrator.query("SELECT pg_advisory_lock(hashtext('migrate'))");
    return await run(migrator);
  } finally {
    await migrator.destroy();
  }
}

/** Counts statements and writes none: their parameters are personal data. */
function statementCounter(onStatement: () => void): QueryLogger {
  const silent = () => {};
  return {
    logQuery: onStatement,
    logQueryError: silent,
    logQuerySlow: silent,
    logSchemaBuild: silent,
    logMigration: silent,
    log: silent,
  };
}
