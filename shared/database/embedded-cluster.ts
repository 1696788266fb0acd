import { execFile } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../process/run-main.js';
import { clusterFolder, initialiseCluster, reasonOf, superuser } from './initialise-cluster.js';
import { type PostgresHome, postgresHome } from './postgres-account.js';
import { newPassword } from './provision.js';

const run = promisify(execFile);

export interface ClusterOptions {
  /** Where the data live; made when it is not there. */
  readonly directory: string;
  readonly port: number;
  /** Server settings beside our own, as `fsync=off`. */
  readonly settings?: readonly string[];
}

export interface EmbeddedCluster {
  /** As the superuser. */
  readonly adminUrl: string;
  /** Where the data really lie. */
  readonly directory: string;
  /** Starts the server again when it has died; tells whether it had. */
  readonly revive: () => Promise<boolean>;
  /** Stops the server, if it still runs. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the PostgreSQL that came with npm, reachable from this machine alone. It runs detached under `pg_ctl`, so that
 * a Ctrl-C meant for us does not stop it before the processes that use it; one left over by a killed start is stopped first.
 * @throws StartError in one sentence: a busy port, a directory that cannot be written, or what PostgreSQL itself said.
 */
export async function startEmbeddedCluster(options: ClusterOptions): Promise<EmbeddedCluster> {
  const home = await postgresHome(options.directory);
  await stopIfRunning(home);
  await refuseBusyPort(options.port);
  // It lies beside the data, wherever they are: a password that is lost takes the data with it.
  const password = await secretFile(join(home.directory, 'password'), newPassword);
  await initialiseCluster(home, password);
  await start(home, options);
  return {
    adminUrl: `postgres://${superuser}:${password}@127.0.0.1:${options.port}/postgres`,
    directory: home.directory,
    revive: async () => {
      if (await isRunning(home)) return false;
      await start(home, options);
      return true;
    },
    stop: () => stopIfRunning(home),
  };
}

const logOf = ({ directory }: PostgresHome) => join(directory, 'postgres.log');

/** Paths are relative: `pg_ctl` hands them to a shell, where a `$` or a quote in the name of a folder means something. */
const pgCtl = (home: PostgresHome, args: readonly string[]) =>
  run(home.pgCtl, ['-D', clusterFolder, '-s', ...args], { ...home.identity, cwd: home.directory });

async function isRunning(home: PostgresHome): Promise<boolean> {
  await forgetTheDead(home);
  return pgCtl(home, ['status']).then(
    () => true,
    () => false,
  );
}

async function stopIfRunning(home: PostgresHome): Promise<void> {
  if (!(await isRunning(home))) return;
  await pgCtl(home, ['stop', '-m', 'fast', '-w', '-t', '60']).catch((cause: unknown) => {
    throw new StartError(`PostgreSQL in ${home.directory} does not stop: ${reasonOf(cause)}.`, { cause });
  });
}

/**
 * In a container whose first process buries nobody, a server that was killed stays a zombie, and PostgreSQL takes it for
 * alive as long as its number stands in the file.
 */
async function forgetTheDead({ directory }: PostgresHome): Promise<void> {
  const file = join(directory, clusterFolder, 'postmaster.pid');
  const [postmaster] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const state = await readFile(`/proc/${postmaster}/stat`, 'utf8').catch(() => '');
  if (/\) Z /.test(state)) await rm(file, { force: true });
}

async function start(home: PostgresHome, { port, settings = [] }: ClusterOptions): Promise<void> {
  const own = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `port=${port}`,
    'max_connections=200',
    'shared_buffers=128MB',
    // A value that breaks a constraint would otherwise stand in the server's log.
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
  ];
  const flags = [...own, ...settings].map(
    (setting) => `-c ${setting.endsWith('=') ? `${setting}''` : setting}`,
  );
  const logged = await stat(logOf(home)).then(
    ({ size }) => size,
    () => 0,
  );
  try {
    await pgCtl(home, ['start', '-w', '-t', '60', '-l', 'postgres.log', '-o', flags.join(' ')]);
  } catch (cause) {
    const words = (await lastWords(home, logged)) ?? reasonOf(cause);
    throw new StartError(`PostgreSQL did not start: ${words}. Its log is ${logOf(home)}.`, { cause });
  }
}

/** Why the server ended, by the log of this start alone; null when it did not say. */
async function lastWords(home: PostgresHome, logged: number): Promise<string | null> {
  const log = await readFile(logOf(home)).catch(() => Buffer.alloc(0));
  const lines = log.subarray(logged).toString('utf8').split('\n');
  const fatal = lines.findLast((line) => /\b(FATAL|PANIC):/.test(line));
  return fatal?.replace(/^.*(FATAL|PANIC): +/, '') ?? null;
}

async function refuseBusyPort(port: number): Promise<void> {
  if (await isPortFree(port)) return;
  throw new StartError(
    `Port ${port} for PostgreSQL is busy. Stop what listens there, or set another POSTGRES_PORT.`,
  );
}

/** Whether nobody listens on a port of this machine. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });
}

/** Below those that Linux gives to outgoing connections, one of which could take a port before it is listened on. */
const portsToTry = { min: 10_000, max: 29_999 };

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const port = randomInt(portsToTry.min, portsToTry.max + 1);
  return (await isPortFree(port)) ? port : freePort();
}

/** Reads or makes a secret that only the owner of the file may read. */
export async function secretFile(path: string, make: () => string): Promise<string> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    return await readFile(path, 'utf8').catch(async (error: unknown) => {
      if (!isCode(error, 'ENOENT')) throw error;
      await writeFile(draft, make(), { flag: 'wx', mode: 0o600 });
      // The secret appears whole or not at all, and to whoever comes second it is there already.
      await link(draft, path).catch((taken: unknown) => {
        if (!isCode(taken, 'EEXIST')) throw taken;
      });
      return readFile(path, 'utf8');
    });
  } catch (cause) {
    throw new StartError(`${path} cannot be written. Free space or mend its permissions, then start again.`, {
      cause,
    });
  } finally {
    await rm(draft, { force: true }).catch(() => {});
  }
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && Reflect.get(error, 'code') === code;
