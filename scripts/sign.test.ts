import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Edition, editionQuery, startEdition } from '../router/testing/editions.js';
import { healthOf } from '../router/testing/published.js';
import { post } from '../router/testing/shop.js';
import { temporaryFolder } from '../shared/testing/temporary-folder.js';

let red: Edition;
let blue: Edition;
let folder: string;
beforeAll(async () => {
  [red, blue] = await Promise.all([startEdition('Red'), startEdition('Blue')]);
  folder = await temporaryFolder('sign');
  await writeFile(at('red'), red.supergraph);
  await writeFile(at('blue'), blue.supergraph);
});
afterAll(async () => {
  await Promise.all([red.stop(), blue.stop()]);
  await rm(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);

/** Three processes after each other, on a machine that has other things to do. */
const processesMs = 120_000;

test(
  'a key is made for its owner alone, and never written over',
  async () => {
    const made = await sign('--key', at('a.key'), '--new');
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^\{"keys":\[\{.*"crv":"Ed25519"/) });
    const key = await readFile(at('a.key'), 'utf8');
    expect(made.out).not.toContain(JSON.parse(key).d);
    expect((await stat(at('a.key'))).mode & 0o777).toBe(0o600);
    expect(await sign('--key', at('a.key'), '--new')).toMatchObject({
      code: 1,
      errors: `${at('a.key')} is there already.\n`,
    });
    expect(await readFile(at('a.key'), 'utf8')).toBe(key);
  },
  processesMs,
);

test.each([
  [[], 2, 'Say with which key: --key <file>. See --help.'],
  [['--key', '/nowhere/x'], 1, '/nowhere/x holds no key to sign with. Make one with --new.'],
  [['--key', 'package.json'], 1, 'package.json holds no key to sign with. Make one with --new.'],
])('%j is refused in one sentence', async (flags, code, message) => {
  expect(await sign(...flags)).toMatchObject({ code, errors: `${message}\n` });
});

test(
  'A40, F12: a router loads what the command signed, from the file as it is replaced and after a restart',
  async () => {
    const { out: keys } = await sign('--key', at('b.key'), '--new');
    const publish = (what: string, ...more: readonly string[]) =>
      sign('--key', at('b.key'), '--supergraph', at(what), '--to', at('served'), ...more);
    expect(await publish('red', '--version', '5')).toMatchObject({
      out: `${at('served')} is signed as version 5.\n`,
    });
    const environment = { SUPERGRAPH_KEYS: keys, SUPERGRAPH_COPY: at('copy'), SUPERGRAPH_POLL_MS: '600000' };
    const first = await startRouter(environment);
    await expectServed(red, first.url);
    await publish('blue', '--version', '6');
    first.process.kill('SIGHUP');
    await vi.waitFor(() => expectServed(blue, first.url), { timeout: 20_000, interval: 100 });
    first.process.kill('SIGKILL');
    await publish('red', '--version', '5');
    const second = await startRouter(environment);
    await expectServed(blue, second.url);
    expect(await healthOf(second.url)).toMatchObject({
      version: 6,
      isCopy: true,
      refused: { code: 'OLDER' },
    });
    second.process.kill('SIGTERM');
    expect(await exitOf(second.process)).toBe(0);
  },
  processesMs,
);

test(
  'a copy without keys and a key that is private are refused with all settings, and not repeated',
  async () => {
    const copy = await run('router', ['--supergraph', at('red')], { SUPERGRAPH_COPY: at('copy') });
    expect(copy.code).toBe(1);
    expect(copy.errors).toContain('SUPERGRAPH_COPY: needs SUPERGRAPH_KEYS');
    const key = JSON.parse(await readFile(at('a.key'), 'utf8'));
    const secret = await run('router', ['--supergraph', at('red')], {
      SUPERGRAPH_KEYS: JSON.stringify({ keys: [key] }),
    });
    expect(secret.code).toBe(1);
    expect(secret.errors).toContain('SUPERGRAPH_KEYS: is not a JWK set of public Ed25519 keys');
    expect(secret.errors).not.toContain(key.d);
  },
  processesMs,
);

async function expectServed({ name }: Edition, url: string): Promise<void> {
  const { body } = await post(url, JSON.stringify({ query: editionQuery }));
  expect(body).toEqual({ data: { item: { left: name, right: name } } });
}

async function startRouter(environment: Readonly<Record<string, string>>) {
  const router = start('router', ['--supergraph', at('served'), '--port', '0'], environment);
  const url = await new Promise<string>((resolve, reject) => {
    router.once('message', (message: { readonly ready: string }) => resolve(message.ready));
    router.once('exit', () => reject(new Error('the router did not start')));
  });
  return { process: router, url };
}

/** Runs what npm runs, which the build before the tests made. */
function start(
  name: string,
  flags: readonly string[],
  environment: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(process.execPath, [`.build/scripts/${name}.js`, ...flags], {
    env: { LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

const exitOf = (process: ChildProcess) => new Promise((resolve) => process.once('exit', resolve));

async function run(
  name: string,
  flags: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) {
  const child = start(name, flags, environment);
  const [code, out, errors] = await Promise.all([
    exitOf(child),
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
  ]);
  return { code, out, errors };
}

const sign = (...flags: readonly string[]) => run('sign', flags);
