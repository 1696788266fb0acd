import { DataSource, type Logger as QueryLogger } from 'typeorm';
import { CreateCommandLog } from '../commands/command-log.migration.js';
import type { SubgraphDefinition } from '../subgraph/define-subgraph.js';
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
    migrations: [CreateCommandLog, ...door.migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    installExtensions: false,
    applicationName: door.name,
    poolSize,
    logger: statementCounter(onStatement),
    logging: ['query'],
    extra: { statement_timeout: statementTimeoutMs, connectionTimeoutMillis: statementTimeoutMs },
  });
}

/**
 * Applies the migrations that are missing, as the migrator role.
 * @returns the names of those applied.
 */
export async function migrate(
  door: Pick<SubgraphDefinition, 'name' | 'entities' | 'migrations'>,
  migratorUrl: string,
): Promise<readonly string[]> {
  const migrator = dataSourceOf({ ...door, entities: [] }, { url: migratorUrl, poolSize: 1 });
  migrator.setOptions({ extra: { statement_timeout: 0 } });
  await migrator.initialize();
  try {
    const applied = await migrator.runMigrations();
    return applied.map(({ name }) => name);
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
