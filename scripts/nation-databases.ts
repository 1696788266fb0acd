import { join } from 'node:path';
import { logLevel, port, postgresUrl, readEnvironment } from '../shared/config/environment.js';
import { freePort, startEmbeddedCluster } from '../shared/database/embedded-cluster.js';
import { provisionMinistry } from '../shared/database/provision.js';
import { StartError } from '../shared/process/run-main.js';
import type { SubgraphDefinition } from '../shared/subgraph/define-subgraph.js';
import type { DataDirectory } from './data-directory.js';

export interface MinistryDatabase {
  readonly door: SubgraphDefinition;
  /** As the role the ministry's process runs with. */
  readonly appUrl: string;
  /** As the owner of the tables; null when somebody else migrates this database. */
  readonly migratorUrl: string | null;
}

export interface NationDatabases {
  readonly ministries: readonly MinistryDatabase[];
  /** Where PostgreSQL is, for people to read. */
  readonly place: string;
  /** Starts the embedded PostgreSQL again when it has died; tells whether it had. */
  readonly revive: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

interface Options {
  readonly data: DataDirectory;
  /** Lets the embedded PostgreSQL listen on any port that is free. */
  readonly freePorts?: boolean;
}

const variableOf = ({ name }: SubgraphDefinition, suffix: 'DATABASE_URL' | 'MIGRATOR_URL') =>
  `${name.toUpperCase()}_${suffix}`;

/** The variables that say where a ministry's database is, for a `--help`. */
export const databaseHelp = `Environment:
  <MINISTRY>_DATABASE_URL  that ministry's database on a server of yours, as its application role
  <MINISTRY>_MIGRATOR_URL  the same database as the owner of its tables; without it nobody migrates or seeds it here
  POSTGRES_ADMIN_URL       a superuser on a server of yours, where databases and roles are then made for the others
  POSTGRES_PORT            where the embedded PostgreSQL listens when neither is given (54320)
`;

/**
 * Opens every ministry's database: the one its environment names, one on the server of POSTGRES_ADMIN_URL, or one in
 * the embedded PostgreSQL, which is then started.
 * @throws ConfigurationError naming all variables that are wrong; StartError when PostgreSQL does not start.
 */
export async function openDatabases(
  doors: readonly SubgraphDefinition[],
  { data, freePorts = false }: Options,
): Promise<NationDatabases> {
  const { POSTGRES_ADMIN_URL: adminUrl, POSTGRES_PORT: ownPort, ...urls } = readNationEnvironment(doors);
  const given = doors.flatMap((door) => givenDatabase(door, urls));
  const others = doors.filter((door) => !given.some((database) => database.door === door));
  if (others.length === 0) return { ...elsewhere, ministries: given, place: 'as the environment says' };
  const server =
    adminUrl === undefined
      ? await embedded(join(data.path, 'postgres'), freePorts ? await freePort() : ownPort)
      : { ...elsewhere, adminUrl, place: new URL(adminUrl).host };
  const made: MinistryDatabase[] = [];
  try {
    // One after another: PostgreSQL refuses two changes of one catalogue row at a time.
    for (const door of others) made.push(await madeDatabase(door, server, data));
  } catch (cause) {
    await server.stop();
    const reason = cause instanceof Error ? cause.message : 'it gave no reason';
    throw new StartError(`PostgreSQL did not make the databases: ${reason}.`, { cause });
  }
  return {
    ministries: doors.flatMap((door) => [...given, ...made].find((database) => database.door === door) ?? []),
    place: server.place,
    revive: server.revive,
    stop: server.stop,
  };
}

/** A server of somebody else's is neither stopped nor revived by us. */
const elsewhere = { isOwnServer: false, revive: async () => false, stop: async () => {} };

async function embedded(directory: string, port: number) {
  const cluster = await startEmbeddedCluster({ directory, port });
  return { ...cluster, isOwnServer: true, place: `127.0.0.1:${port}, its data in ${cluster.directory}` };
}

type GivenUrls = Readonly<Record<string, unknown>>;

/**
 * All that the environment says of the nation, so that every problem is told at once.
 * @throws ConfigurationError
 */
export function readNationEnvironment(doors: readonly SubgraphDefinition[]) {
  const variables = doors.flatMap((door) => [
    variableOf(door, 'DATABASE_URL'),
    variableOf(door, 'MIGRATOR_URL'),
  ]);
  return readEnvironment({
    ...Object.fromEntries(variables.map((variable) => [variable, postgresUrl.optional()])),
    POSTGRES_ADMIN_URL: postgresUrl.optional(),
    POSTGRES_PORT: port.default(54_320),
    LOG_LEVEL: logLevel.default('info'),
  });
}

function givenDatabase(door: SubgraphDefinition, urls: GivenUrls): readonly MinistryDatabase[] {
  const appUrl = urls[variableOf(door, 'DATABASE_URL')];
  const migratorUrl = urls[variableOf(door, 'MIGRATOR_URL')];
  if (typeof appUrl !== 'string') return [];
  return [{ door, appUrl, migratorUrl: typeof migratorUrl === 'string' ? migratorUrl : null }];
}

async function madeDatabase(
  door: SubgraphDefinition,
  { adminUrl, isOwnServer }: { readonly adminUrl: string; readonly isOwnServer: boolean },
  { passwordOf }: DataDirectory,
): Promise<MinistryDatabase> {
  const passwords = { migrator: passwordOf(`${door.name}_migrator`), app: passwordOf(`${door.name}_app`) };
  return { door, ...(await provisionMinistry(adminUrl, door.name, { passwords, isOwnServer })) };
}
