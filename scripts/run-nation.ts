import 'reflect-metadata';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, isPortFree } from '../shared/database/embedded-cluster.js';
import { StartError } from '../shared/process/run-main.js';
import type { SubgraphDefinition } from '../shared/subgraph/define-subgraph.js';
import { publishedSdl } from '../shared/subgraph/published-sdl.js';
import type { PopulationOptions } from '../shared/synthetic/population.js';
import type { IsoDate } from '../shared/time/clock.js';
import { composeSupergraph } from './compose.js';
import { takeDataDirectory } from './data-directory.js';
import { migrateNation, seedNation } from './fill-nation.js';
import { findMinistries } from './ministries.js';
import {
  type MinistryDatabase,
  type NationDatabases,
  openDatabases,
  readNationEnvironment,
} from './nation-databases.js';
import { type NationReleases, nationReleases } from './nation-releases.js';
import { type NationTrust, nationTrust } from './nation-trust.js';
import type { Progress } from './progress.js';
import { routerMemoryFlags } from './router-memory.js';
import { SupervisedPart } from './supervisor.js';

export interface NationOptions {
  /** Where everything is kept. */
  readonly data: string;
  /** The nation to make when there is none. */
  readonly population: PopulationOptions;
  readonly routerPort: number;
  /** Whether everything but the router listens on any port that is free. */
  readonly freePorts: boolean;
  /** The one day the ministries live on; left out, they live today. */
  readonly clockDay?: IsoDate;
}

/** Where a part of the running nation answers, and as which process. */
export interface PartAddress {
  readonly name: string;
  readonly url: string;
  readonly pid: number | undefined;
}

export interface RunningNation {
  readonly router: PartAddress;
  readonly ministries: readonly PartAddress[];
  /** Host and port of PostgreSQL. */
  readonly postgres: string;
  readonly population: PopulationOptions;
  /** Stops the router, then the ministries, then PostgreSQL; each answers what is in flight. */
  readonly stop: () => Promise<void>;
}

interface Site {
  readonly options: NationOptions;
  readonly level: string;
  readonly graphUrl: string;
  /** Where each ministry listens, by its name. */
  readonly ports: ReadonlyMap<string, number>;
  readonly trust: NationTrust;
  readonly releases: NationReleases;
  readonly report: (text: string) => void;
}

/**
 * Starts PostgreSQL, fills it when it is empty, starts every ministry and the router, and keeps them running.
 * @throws StartError when a part cannot start; whatever had started is stopped again.
 */
export async function runNation(
  options: NationOptions,
  progress: Progress,
  signal: AbortSignal,
): Promise<RunningNation> {
  await using started = new AsyncDisposableStack();
  const doors = await findMinistries();
  const { LOG_LEVEL: level } = readNationEnvironment(doors);
  await refuseBusyPorts(options, doors);
  const data = await takeDataDirectory(options.data);
  started.defer(data.release);
  await mkdir(join(options.data, 'log'), { recursive: true });

  const databases = await progress.step('PostgreSQL', () =>
    openDatabases(doors, { data, freePorts: options.freePorts }),
  );
  started.defer(databases.stop);
  signal.throwIfAborted();
  await progress.step('migrations', () => migrateNation(databases.ministries));
  const population = await seedNation(databases.ministries, options.population, progress);
  signal.throwIfAborted();

  const ports = await portsOf(doors, options);
  const site: Site = {
    options,
    level,
    graphUrl: `http://127.0.0.1:${options.routerPort}/graphql`,
    ports,
    releases: await nationReleases(options.data),
    trust: nationTrust(doors, data, `http://127.0.0.1:${ports.get('identity')}/oidc`),
    report: (text) => progress.note(`  ! ${text}`),
  };
  await writeEnvironment(site, databases.ministries);
  const ministries = databases.ministries.map((database) => ministryPart(site, database));
  const stopMinistries = () => Promise.all(ministries.map((part) => part.stop()));
  started.defer(async () => void (await stopMinistries()));
  await progress.step(`${ministries.length} ministries`, () =>
    Promise.all(ministries.map((part) => part.start())),
  );
  signal.throwIfAborted();

  const router = await progress.step('the supergraph and its router', async () => {
    await site.releases.publish(
      supergraphOf(doors.map((door, i) => ({ door, url: ministries[i]?.url ?? '' }))),
    );
    const part = routerPart(site);
    started.defer(() => part.stop());
    await part.start();
    return part;
  });
  started.defer(watch(databases, site.report));
  const running = started.move();
  return {
    router: addressOf(router),
    ministries: ministries.map(addressOf),
    postgres: databases.place,
    population,
    stop: () => running.disposeAsync(),
  };
}

/** Known before anything starts, because every part is told where people sign in. */
async function portsOf(
  doors: readonly SubgraphDefinition[],
  { freePorts }: NationOptions,
): Promise<ReadonlyMap<string, number>> {
  const ports = doors.map(async ({ name, port }) => [name, freePorts ? await freePort() : port] as const);
  return new Map(await Promise.all(ports));
}

/** Told before anything starts; whoever takes a port meanwhile is told of by the part itself. */
async function refuseBusyPorts(
  { routerPort, freePorts }: NationOptions,
  doors: readonly SubgraphDefinition[],
): Promise<void> {
  const wanted = [
    { name: 'the router', port: routerPort, remedy: 'choose another --port' },
    ...(freePorts ? [] : doors.map(({ name, port }) => ({ name, port, remedy: 'start with --free-ports' }))),
  ];
  for (const { name, port, remedy } of wanted) {
    if (!(await isPortFree(port)))
      throw new StartError(`Port ${port} for ${name} is busy. Stop what listens there, or ${remedy}.`);
  }
}

const watchMs = 2_000;

/** Revives PostgreSQL when it dies, as the supervisor does the other parts. */
function watch(databases: NationDatabases, report: (text: string) => void): () => void {
  const timer = setInterval(() => {
    databases.revive().then(
      (hadDied) => hadDied && report('PostgreSQL had ended and runs again.'),
      (error: unknown) =>
        report(error instanceof StartError ? error.message : 'PostgreSQL does not start again.'),
    );
  }, watchMs);
  return () => clearInterval(timer);
}

const addressOf = ({ name, url, pid }: SupervisedPart): PartAddress => ({ name, url, pid });

const script = (name: string) => fileURLToPath(new URL(`./${name}.js`, import.meta.url));

/** What every process of ours may know. */
const commonEnvironment = ({ options, level }: Site): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  LOG_LEVEL: level,
  // Development settings and sign-ins are good for this nation alone; a part that is told nothing refuses them.
  EMBEDDED_NATION: 'true',
  NODE_COMPILE_CACHE: join(options.data, 'compile-cache'),
});

function ministryPart(site: Site, { door, appUrl }: MinistryDatabase): SupervisedPart {
  const { options, graphUrl, ports, trust, report } = site;
  const environment = {
    ...commonEnvironment(site),
    ...trust.ofMinistry(door),
    [databaseUrlOf(door)]: appUrl,
    PORT: String(ports.get(door.name)),
    GRAPH_URL: graphUrl,
    ...(options.clockDay !== undefined && { CLOCK_DAY: options.clockDay }),
  };
  const logFile = join(options.data, 'log', `${door.name}.log`);
  return new SupervisedPart(
    { name: door.name, script: script('subgraph'), args: [door.name], environment, logFile },
    report,
  );
}

function routerPart(site: Site): SupervisedPart {
  const { options, trust, releases, report } = site;
  return new SupervisedPart(
    {
      name: 'router',
      script: script('router'),
      args: ['--supergraph', releases.file, '--port', String(options.routerPort)],
      flags: routerMemoryFlags,
      environment: {
        ...commonEnvironment(site),
        ...trust.ofRouter,
        ...releases.ofRouter,
        EXPLORER_EXAMPLES: join('tests', 'queries'),
      },
      logFile: join(options.data, 'log', 'router.log'),
    },
    report,
  );
}

function supergraphOf(parts: readonly { readonly door: SubgraphDefinition; readonly url: string }[]): string {
  return composeSupergraph(parts.map(({ door, url }) => ({ name: door.name, url, sdl: publishedSdl(door) })));
}

const databaseUrlOf = ({ name }: SubgraphDefinition) => `${name.toUpperCase()}_DATABASE_URL`;

/** For running one part by hand: `node --env-file=.data/nation.env …`. */
async function writeEnvironment(
  { options, trust, releases }: Site,
  databases: readonly MinistryDatabase[],
): Promise<void> {
  const variables = Object.assign(
    { EMBEDDED_NATION: 'true' },
    ...databases.map(({ door, appUrl }) => ({ ...trust.ofMinistry(door), [databaseUrlOf(door)]: appUrl })),
    trust.ofRouter,
    releases.ofRouter,
  ) as Readonly<Record<string, string>>;
  const lines = Object.entries(variables).map(([name, value]) => `${name}='${value}'\n`);
  await writeFile(join(options.data, 'nation.env'), lines.join(''), { mode: 0o600 });
}
