import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, readdir, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nationTrust } from '../scripts/nation-trust.js';
import { temporaryFolder } from '../shared/testing/temporary-folder.js';
import permits from '../subgraphs/permits/subgraph.js';
import { root } from './source-files.js';

interface Ending {
  readonly code: number;
  readonly said: string;
}

/** Runs a built command to its end, in an environment of which it knows only what is given. */
function command(
  name: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
  cwd = root,
): Promise<Ending> {
  const script = join(root, '.build', 'scripts', `${name}.js`);
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      { cwd, env: { PATH: process.env.PATH ?? '', ...environment }, timeout: 60_000 },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
    );
  });
}

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder('commands');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function busyPort(): Promise<{ readonly port: number; readonly release: () => void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, release: () => server.close() };
}

/** Nine processes start in it. */
const nationMs = 90_000;

const commands = ['start', 'subgraph', 'router', 'schema', 'sign', 'migrate', 'seed', 'token', 'bench'];

describe.each(commands)('npm run %s', (name) => {
  test('explains itself', async () => {
    const { code, said } = await command(name, ['--help']);
    expect(code).toBe(0);
    expect(said).toMatch(new RegExp(`npm (run )?${name}`));
  });

  test('refuses a flag it does not know, in one sentence, with exit code 2', async () => {
    const { code, said } = await command(name, ['--colour']);
    expect(code).toBe(2);
    expect(said).toMatch(/--colour/);
    expect(said).not.toMatch(/^\s+at /m);
  });
});

test('a subgraph lists everything that is wrong with its environment, and no value', async () => {
  const { code, said } = await command('subgraph', ['permits'], {
    PERMITS_DATABASE_URL: 'mysql://secret@somewhere/permits',
    PORT: '123456',
    GRAPH_URL: 'ftp://graph',
    LOG_LEVEL: 'loud',
    CLOCK_DAY: '2024-02-30',
  });
  expect(code).toBe(1);
  for (const variable of ['PERMITS_DATABASE_URL', 'PORT', 'GRAPH_URL', 'LOG_LEVEL', 'CLOCK_DAY']) {
    expect(said).toMatch(new RegExp(`^ {2}- ${variable}: `, 'm'));
  }
  expect(said).not.toMatch(/secret|123456|loud|^\s+at /m);
});

test('a subgraph says which variables are missing', async () => {
  const { code, said } = await command('subgraph', ['permits']);
  expect(code).toBe(1);
  for (const name of ['PERMITS_DATABASE_URL', 'PERMITS_ENVELOPE_KEYS', 'PERMITS_SERVICE_KEY', 'OIDC_ISSUER'])
    expect(said).toContain(`  - ${name}: is missing\n`);
});

test('a subgraph whose database does not answer says so and ends', async () => {
  const { code, said } = await command('subgraph', ['permits'], {
    ...nationTrust([permits], { passwordOf: () => 'x'.repeat(43) }, 'http://127.0.0.1:1/oidc').ofMinistry(
      permits,
    ),
    PERMITS_DATABASE_URL: 'postgres://permits_app:hidden@127.0.0.1:1/permits',
    LOG_LEVEL: 'silent',
  });
  expect(code).toBe(1);
  expect(said).toMatch(
    /The database of permits cannot be reached \(ECONNREFUSED\)\. Check PERMITS_DATABASE_URL\./,
  );
  expect(said).not.toMatch(/hidden|^\s+at /m);
});

test('a ministry that does not exist is named with those that do', async () => {
  const { code, said } = await command('subgraph', ['tourism']);
  expect(code).toBe(2);
  expect(said).toMatch(/identity, payments, permits/);
});

test.each([
  [['--citizens', '10'], '--citizens'],
  [['--citizens', '1e9'], '--citizens'],
  [['--seed', '-1'], '--seed'],
  [['--today', '2024-02-30'], '--today'],
])('a nation of %j is refused', async (flags, named) => {
  const { code, said } = await command('seed', flags);
  expect(code).toBe(2);
  expect(said).toContain(named);
});

test('start lists everything that is wrong with its environment', async () => {
  const { code, said } = await command('start', ['--data', join(folder, 'urls')], {
    AID_DATABASE_URL: 'nonsense',
    PERMITS_MIGRATOR_URL: 'http://somewhere',
    POSTGRES_PORT: 'x',
    LOG_LEVEL: 'loud',
  });
  expect(code).toBe(1);
  for (const variable of ['AID_DATABASE_URL', 'PERMITS_MIGRATOR_URL', 'POSTGRES_PORT', 'LOG_LEVEL']) {
    expect(said).toMatch(new RegExp(`^ {2}- ${variable}: `, 'm'));
  }
});

test('start with a data folder that cannot be written says so in one sentence', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const { code, said } = await command('start', ['--data', join(file, 'data')]);
  expect(code).toBe(1);
  expect(said).toMatch(
    /a-file\/data cannot be written\. Free space or mend its permissions, then start again\./,
  );
  expect(said).not.toMatch(/^\s+at /m);
});

test('start with a busy PostgreSQL port says so, and holds nothing afterwards', async () => {
  const { port, release } = await busyPort();
  const data = join(folder, 'busy');
  const { code, said } = await command('start', ['--data', data], { POSTGRES_PORT: String(port) });
  release();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} for PostgreSQL is busy.`);
  expect(said).not.toMatch(/^\s+at /m);
  expect(await readdir(data)).not.toContain('lock');
});

test(
  'start with a busy router port says so before it starts anything',
  async () => {
    const { port, release } = await busyPort();
    const data = join(folder, 'busy-router');
    const flags = ['--data', data, '--free-ports', '--citizens', '50', '--port', String(port)];
    const { code, said } = await command('start', flags);
    release();
    expect(code).toBe(1);
    expect(said).toContain(
      `Port ${port} for the router is busy. Stop what listens there, or choose another --port.`,
    );
    expect(await readdir(data)).not.toContain('postgres');
  },
  nationMs,
);

test('a stale contract is told by file, and a current one is said to be', async () => {
  expect(await command('schema', ['--check'])).toEqual({
    code: 0,
    said: expect.stringMatching(/^The contract of \d+ files is current\./),
  });
  const copy = join(folder, 'contract');
  await cp(join(root, 'schema'), join(copy, 'schema'), { recursive: true });
  await appendFile(join(copy, 'schema', 'subgraphs', 'aid.graphql'), 'scalar Stale\n');
  await rm(join(copy, 'schema', 'api.graphql'));
  const { code, said } = await command('schema', ['--check'], {}, copy);
  expect(code).toBe(1);
  expect(said).toContain('Run `npm run schema` and commit: schema/subgraphs/aid.graphql, schema/api.graphql');
});

test(
  'a filled nation is emptied and filled again with another, the same each time',
  async () => {
    const data = join(folder, 'reset');
    const seed = (...flags: string[]) =>
      command('seed', ['--data', data, '--today', '2024-01-31', ...flags], { POSTGRES_PORT: String(port) });
    const { port, release } = await busyPort();
    release();
    expect(await seed('--citizens', '60')).toMatchObject({ code: 0 });
    const again = await seed('--citizens', '80');
    expect(again.said).toContain('The nation there stays: 60 citizens');
    for (let time = 0; time < 2; time += 1) {
      const { code, said } = await seed('--citizens', '80', '--reset');
      expect({ code, said }).toEqual({
        code: 0,
        said: expect.stringContaining('The nation has 80 citizens'),
      });
    }
  },
  nationMs,
);
