import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type ClusterOptions,
  type EmbeddedCluster,
  freePort,
  secretFile,
  startEmbeddedCluster,
} from './embedded-cluster.js';
import { withClient } from './provision.js';

const run = promisify(execFile);
/** Nothing here outlives the tests, so nothing need reach the disk. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

let parent: string;
let started: EmbeddedCluster[] = [];

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'inadigital-cluster-'));
  await chmod(parent, 0o755);
});
afterEach(async () => {
  for (const cluster of started) await cluster.stop();
  started = [];
});
afterAll(() => rm(parent, { recursive: true, force: true }));

async function start(directory: string, options: Partial<ClusterOptions> = {}): Promise<EmbeddedCluster> {
  const cluster = await startEmbeddedCluster({
    directory,
    port: await freePort(),
    settings,
    ...options,
  });
  started.push(cluster);
  return cluster;
}

const query = (cluster: EmbeddedCluster, statement: string) =>
  withClient(cluster.adminUrl, async (client) => (await client.query(statement)).rows);

/** The message of a start that must fail, which is one sentence or two, without a stack. */
async function refusal(directory: string, options: Partial<ClusterOptions> = {}): Promise<string> {
  const error = await start(directory, options).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'StartError' });
  const { message } = error as Error;
  expect(message).not.toMatch(/\n|^\s+at /m);
  return message;
}

test('what was written is there after a restart, on another port', async () => {
  const directory = join(parent, 'kept $HOME "quoted" ü');
  const first = await start(directory);
  await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();
  expect(await query(await start(directory), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('a server left running by a start that was killed is stopped first, on the same port', async () => {
  const directory = join(parent, 'left');
  const port = await freePort();
  const left = await startEmbeddedCluster({ directory, port, settings });
  await query(left, 'CREATE TABLE kept AS SELECT 42 AS answer');
  const before = await postmasterOf(left);
  const next = await start(directory, { port });
  expect(await query(next, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  expect(await postmasterOf(next)).not.toBe(before);
});

test('a server that was killed itself is started again', async () => {
  const directory = join(parent, 'killed');
  const first = await start(directory, { settings: [] });
  await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await kill(first);
  expect(await query(await start(directory), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('stopping what has stopped already is no error', async () => {
  const cluster = await start(join(parent, 'stopped'));
  await kill(cluster);
  await cluster.stop();
  await cluster.stop();
});

const postmasterOf = async ({ directory }: EmbeddedCluster) =>
  Number((await readFile(join(directory, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);

async function kill(cluster: EmbeddedCluster): Promise<void> {
  const postmaster = await postmasterOf(cluster);
  process.kill(postmaster, 'SIGKILL');
  await new Promise((later) => setTimeout(later, 500));
}

test('it is reached from this machine alone, by those who know the password', async () => {
  const cluster = await start(join(parent, 'closed'));
  const [row] = await query(
    cluster,
    `SELECT current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets,
       current_setting('password_encryption') AS encryption,
       (SELECT array_agg(DISTINCT auth_method) FROM pg_hba_file_rules) AS methods`,
  );
  expect(row).toEqual({
    addresses: '127.0.0.1',
    sockets: '',
    encryption: 'scram-sha-256',
    methods: ['scram-sha-256'],
  });
  const stranger = new URL(cluster.adminUrl);
  stranger.password = 'wrong';
  await expect(withClient(stranger.href, async () => {})).rejects.toThrow('password');
});

test('its password lies beside the data, for its owner alone, and is the same at every start', async () => {
  const directory = join(parent, 'own-password');
  const first = await start(directory);
  const file = join(first.directory, 'password');
  expect(new URL(first.adminUrl).password).toBe(await readFile(file, 'utf8'));
  expect((await stat(file)).mode & 0o077).toBe(0);
  await first.stop();
  const second = await start(directory);
  expect(new URL(second.adminUrl).password).toBe(new URL(first.adminUrl).password);
});

test('a server that died is revived, and one that runs is left alone', async () => {
  const cluster = await start(join(parent, 'revived'), { settings: [] });
  await query(cluster, 'CREATE TABLE kept AS SELECT 42 AS answer');
  expect(await cluster.revive()).toBe(false);
  const lines = await readFile(join(cluster.directory, 'cluster', 'postmaster.pid'), 'utf8');
  process.kill(Number(lines.split('\n')[0]), 'SIGKILL');
  // Until the processes it leaves behind have noticed, no other can take its place.
  await vi.waitFor(async () => expect(await cluster.revive()).toBe(true), { timeout: 20_000, interval: 500 });
  expect(await query(cluster, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('what breaks a constraint is not written into its log', async () => {
  const cluster = await start(join(parent, 'logged'));
  await query(cluster, 'CREATE TABLE citizen (nik text PRIMARY KEY)');
  const insert = () => query(cluster, "INSERT INTO citizen VALUES ('9801011708900001')");
  await insert();
  await expect(insert()).rejects.toThrow('citizen_pkey');
  expect(await readFile(join(cluster.directory, 'postgres.log'), 'utf8')).not.toContain('9801011708900001');
});

describe('a start that cannot be says why in a sentence:', () => {
  test('a busy port, before anything is made', async () => {
    const holder = createServer();
    await new Promise<void>((listening) => holder.listen(0, '127.0.0.1', listening));
    const address = holder.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const directory = join(parent, 'busy');
    expect(await refusal(directory, { port })).toBe(
      `Port ${port} for PostgreSQL is busy. Stop what listens there, or set another POSTGRES_PORT.`,
    );
    holder.close();
    expect(await readdir(directory)).toEqual([]);
  });

  test('a path that is a file, or goes through one', async () => {
    const file = join(parent, 'file');
    await writeFile(file, '');
    for (const path of [file, join(file, 'deeper')])
      expect(await refusal(path)).toContain(`${path} cannot be written`);
  });

  test('a place where nobody can write', async () => {
    expect(await refusal('/sys/inadigital')).toContain('/sys/inadigital cannot be written');
  });

  test('a setting PostgreSQL does not know', async () => {
    expect(await refusal(join(parent, 'setting'), { settings: ['no_such_setting=1'] })).toContain(
      'unrecognized configuration parameter "no_such_setting"',
    );
  });
});

describe('of data that are damaged it says what PostgreSQL said, and leaves them as they are:', () => {
  let directory: string;

  beforeAll(async () => {
    directory = join(parent, 'damaged');
    const cluster = await startEmbeddedCluster({ directory, port: await freePort(), settings });
    await cluster.stop();
    // An old refusal in the log is not what is wrong now.
    await writeFile(join(directory, 'postgres.log'), 'FATAL:  an old story\n', { flag: 'a' });
  });

  async function damaged(file: string, damage: (path: string) => Promise<void>): Promise<string> {
    const path = join(directory, 'cluster', file);
    const { uid, gid } = await stat(path);
    const whole = await readFile(path);
    await damage(path);
    const said = await refusal(directory);
    await writeFile(path, whole);
    await run('chown', [`${uid}:${gid}`, path]);
    expect(said).toContain('PostgreSQL did not start: ');
    expect(said).toContain(join(directory, 'postgres.log'));
    expect(said).not.toMatch(/old story|it gave no reason/);
    return said;
  }

  test.each([
    ['PG_VERSION', (path: string) => writeFile(path, 'nonsense'), 'is not a valid data directory'],
    ['PG_VERSION', (path: string) => rm(path), 'is not a database cluster directory'],
    ['global/pg_control', (path: string) => truncate(path, 100), 'pg_control'],
    ['global/pg_control', (path: string) => rm(path), 'pg_control'],
    ['postgresql.conf', (path: string) => writeFile(path, 'port = '), 'postgresql.conf'],
  ])('%s', async (file, damage, said) => {
    expect(await damaged(file, damage)).toContain(said);
  });

  test('and whole again, it starts', async () => {
    expect(await query(await start(directory), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

test('a first start that was interrupted is begun again', async () => {
  const directory = join(parent, 'interrupted');
  const [command = ''] = await interruptedStart(directory);
  expect(command).toContain('initdb');
  expect(await query(await start(directory), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

/** Kills initdb in the middle of its work, as a power cut would. */
async function interruptedStart(directory: string): Promise<string[]> {
  const starting = startEmbeddedCluster({ directory, port: await freePort(), settings });
  const failed = expect(starting).rejects.toThrow('could not make its files');
  const killed: string[] = [];
  for (let tries = 0; tries < 200 && killed.length === 0; tries += 1) {
    await new Promise((later) => setTimeout(later, 10));
    for (const pid of await readdir('/proc').then((names) => names.filter((name) => /^\d+$/.test(name)))) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      const isOurs = command.includes('initdb') && command.includes(directory);
      const hasBegun = isOurs && (await hasVersion(directory));
      if (!hasBegun) continue;
      process.kill(Number(pid), 'SIGKILL');
      killed.push(command);
    }
  }
  await failed;
  return killed;
}

async function hasVersion(directory: string): Promise<boolean> {
  const files = await readdir(directory, { recursive: true }).catch(() => []);
  return files.some((file) => /^[^/]+\/PG_VERSION$/.test(file));
}

describe('a secret', () => {
  test('is made once, kept, and read by its owner alone', async () => {
    const path = join(parent, 'secret');
    expect(await secretFile(path, () => 'first')).toBe('first');
    expect(await secretFile(path, () => 'second')).toBe('first');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('is one for all who ask at once', async () => {
    const path = join(parent, 'at-once');
    const secrets = await Promise.all(
      Array.from({ length: 20 }, (_, i) => secretFile(path, () => `secret-${i}`)),
    );
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toMatch(/^secret-/);
    expect((await readdir(parent)).filter((name) => name.startsWith('at-once'))).toEqual(['at-once']);
  });

  test.each(['/proc/secret', '/dev/null/secret'])(
    'that cannot be kept in %s is one sentence',
    async (path) => {
      await expect(secretFile(path, () => 'x')).rejects.toMatchObject({
        name: 'StartError',
        message: `${path} cannot be written. Free space or mend its permissions, then start again.`,
      });
    },
  );

  test('is not read from a folder', async () => {
    await expect(secretFile(parent, () => 'x')).rejects.toMatchObject({ name: 'StartError' });
  });
});

test('a free port is free', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((listening, failed) =>
    server.once('error', failed).listen(port, '127.0.0.1', listening),
  );
  server.close();
});
