import { execFile } from 'node:child_process';
import { chown, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../process/run-main.js';
import { type PostgresHome, postgresHome } from './postgres-account.js';

const run = promisify(execFile);

export interface ClusterOptions {
  /** Where the data live; made when it is not there. */
  readonly directory: string;
  readonly port: number;
  /** The superuser's password, given at the first start and the same ever after. */
  readonly password: string;
  /** Server settings beside our own, as `fsync=off`. */
  readonly settings?: readonly string[];
}

export interface EmbeddedCluster {
  /** As the superuser. */
  readonly adminUrl: string;
  /** Where the data really lie. */
  readonly directory: string;
  readonly stop: () => Promise<void>;
}

const superuser = 'postgres';

/**
 * Starts the PostgreSQL that came with npm, reachable from this machine alone. It runs detached under `pg_ctl`, so that
 * a Ctrl-C meant for us does not stop it before the processes that use it; one left over by a killed start is stopped first.
 * @throws StartError in one sentence: a busy port, a directory that cannot be written, or what PostgreSQL itself said.
 */
export async function startEmbeddedCluster(options: ClusterOptions): Promise<EmbeddedCluster> {
  const home = await postgresHome(options.directory);
  if (await isInitialised(home)) await stopLeftOver(home);
  else await initialise(home, options.password);
  await refuseBusyPort(options.port);
  await start(home, options);
  return {
    adminUrl: `postgres://${superuser}:${options.password}@127.0.0.1:${options.port}/postgres`,
    directory: home.directory,
    stop: async () => {
      await pgCtl(home, ['stop', '-m', 'fast', '-w', '-t', '60']);
    },
  };
}

const dataOf = ({ directory }: PostgresHome) => join(directory, 'cluster');
const logOf = ({ directory }: PostgresHome) => join(directory, 'postgres.log');

const pgCtl = (home: PostgresHome, args: readonly string[]) =>
  run(home.pgCtl, ['-D', dataOf(home), '-s', ...args], { ...home.identity, cwd: home.directory });

async function isInitialised(home: PostgresHome): Promise<boolean> {
  return stat(join(dataOf(home), 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

async function stopLeftOver(home: PostgresHome): Promise<void> {
  const isRunning = await pgCtl(home, ['status']).then(
    () => true,
    () => false,
  );
  if (isRunning) await pgCtl(home, ['stop', '-m', 'fast', '-w', '-t', '60']);
}

async function initialise(home: PostgresHome, password: string): Promise<void> {
  // A half-made cluster of an interrupted first start has no PG_VERSION and holds nothing yet.
  await rm(dataOf(home), { recursive: true, force: true });
  const secret = await mkdtemp(join(tmpdir(), 'inadigital-'));
  const passwordFile = join(secret, 'password');
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    const { uid, gid } = home.identity;
    if (uid !== undefined && gid !== undefined) {
      await chown(secret, uid, gid);
      await chown(passwordFile, uid, gid);
    }
    // The built-in locale needs nothing of the machine, so that text sorts alike on every one.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const args = [
      '-D',
      dataOf(home),
      '-U',
      superuser,
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      ...locale,
    ];
    await run(home.initdb, args, { ...home.identity, cwd: home.directory });
  } catch (cause) {
    throw new StartError(`PostgreSQL could not make its files in ${home.directory}: ${reasonOf(cause)}`, {
      cause,
    });
  } finally {
    await rm(secret, { recursive: true, force: true });
  }
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
  try {
    await pgCtl(home, ['start', '-w', '-t', '60', '-l', logOf(home), '-o', flags.join(' ')]);
  } catch (cause) {
    throw new StartError(`PostgreSQL did not start: ${await lastWords(home)} Its log is ${logOf(home)}.`, {
      cause,
    });
  }
}

async function lastWords(home: PostgresHome): Promise<string> {
  const log = await readFile(logOf(home), 'utf8').catch(() => '');
  const fatal = log.split('\n').findLast((line) => /\b(FATAL|PANIC):/.test(line));
  return `${fatal?.replace(/^.*(FATAL|PANIC): +/, '') ?? 'it gave no reason'}.`;
}

async function refuseBusyPort(port: number): Promise<void> {
  if (await isFree(port)) return;
  throw new StartError(
    `Port ${port} for PostgreSQL is busy. Stop what listens there, or set another POSTGRES_PORT.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });
}

/** What a failed program said last. */
function reasonOf(error: unknown): string {
  const said = error instanceof Error ? String(Reflect.get(error, 'stderr') ?? error.message) : '';
  return said.trim().split('\n').at(-1) ?? 'it gave no reason';
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  return typeof address === 'object' && address ? address.port : freePort();
}

/** Reads or makes a secret that only the owner of the file may read. */
export async function secretFile(path: string, make: () => string): Promise<string> {
  try {
    const file = await open(path, 'wx', 0o600);
    const secret = make();
    await file.writeFile(secret);
    await file.close();
    return secret;
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'EEXIST') return readFile(path, 'utf8');
    throw new StartError(`${path} cannot be written. Free space or mend its permissions, then start again.`, {
      cause: error,
    });
  }
}
