import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composed, post, type Shop, startShop } from '../router/testing/shop.js';

let shop: Shop;
let directory: string;
let supergraph: string;
const file = async (name: string, content: string) => {
  await writeFile(join(directory, name), content);
  return join(directory, name);
};
beforeAll(async () => {
  shop = await startShop();
  directory = await mkdtemp(join(tmpdir(), 'inadigital-router-'));
  supergraph = await file('supergraph.graphql', shop.supergraph);
});
afterAll(async () => {
  await shop.stop();
  await rm(directory, { recursive: true });
});

test('it serves a supergraph that another team composed, until it is told to stop', async () => {
  const router = start(['--supergraph', supergraph, '--port', '0']);
  const url = await new Promise<string>((resolve) => {
    router.once('message', (message: { ready: string }) => resolve(message.ready));
  });
  const { body } = await post(url, '{"query":"{ me { name } topProducts(first: 1) { name } }"}');
  expect(body).toEqual({ data: { me: { name: 'User u1' }, topProducts: [{ name: 'Product 1' }] } });
  router.kill('SIGTERM');
  expect(await exitOf(router)).toBe(0);
});

test('a subgraph is found where its variable says', async () => {
  const router = start(['--supergraph', supergraph, '--port', '0'], {
    USERS_SUBGRAPH_URL: shop.products.url,
  });
  const url = await new Promise<string>((resolve) => {
    router.once('message', (message: { ready: string }) => resolve(message.ready));
  });
  const { body } = await post(url, '{"query":"{ me { name } }"}');
  expect(body).toMatchObject({ data: { me: null } });
  router.kill('SIGTERM');
  expect(await exitOf(router)).toBe(0);
});

test('help is printed and nothing started', async () => {
  const { code, out } = await run(['--help']);
  expect(code).toBe(0);
  expect(out).toContain('--supergraph <file>');
});

test.each([
  [[], 'Say which supergraph to serve: --supergraph <file>. See --help.'],
  [['--supergraph', ''], 'Say which supergraph to serve: --supergraph <file>. See --help.'],
  [['--supergraph'], /--supergraph <value>/],
  [['--supergraf', 'x'], /^Unknown option '--supergraf'/],
  [['supergraph.graphql'], /^Unexpected argument 'supergraph.graphql'/],
  [['--supergraph', 'x', '--port', 'http'], '--port is a number from 0 to 65535. See --help.'],
  [['--supergraph', 'x', '--port', '65536'], '--port is a number from 0 to 65535. See --help.'],
  [['--supergraph', 'x', '--port', ''], '--port is a number from 0 to 65535. See --help.'],
])('the command line %j is refused with exit code 2', async (flags, message) => {
  const { code, errors } = await run(flags);
  expect(errors.trim()).toMatch(message);
  expect(code).toBe(2);
});

test('a file that there is not is one sentence and exit code 1', async () => {
  await expectRefused(
    ['--supergraph', '/nowhere/x.graphql'],
    {},
    /^The supergraph \/nowhere\/x.graphql cannot be read/,
  );
  await expectRefused(['--supergraph', directory], {}, /cannot be read/);
});

test('a file that is no supergraph is one sentence and exit code 1', async () => {
  await expectRefused(['--supergraph', await file('empty', '')], {}, /^The supergraph is empty/);
  await expectRefused(
    ['--supergraph', await file('text', 'Once upon a time')],
    {},
    /^The supergraph is not GraphQL/,
  );
  await expectRefused(['--supergraph', await file('schema', 'type Query { a: Int }')], {}, /no supergraph/);
});

test('settings that cannot be are one message and exit code 1', async () => {
  const given = ['--supergraph', supergraph, '--port', '0'];
  await expectRefused(
    given,
    { SUBGRAPH_DEADLINE_MS: 'soon', REQUESTS_MAX: '0' },
    /2 problem.*\n.*_DEADLINE_MS/,
  );
  await expectRefused(given, { REQUEST_DEADLINE_MS: '5000' }, /is not longer than SUBGRAPH_DEADLINE_MS/);
  await expectRefused(given, { USERS_SUBGRAPH_URL: 'users:4000' }, /USERS_SUBGRAPH_URL/);
  await expectRefused(given, { EXPLORER_EXAMPLES: '/nowhere' }, /^The folder \/nowhere of EXPLORER_EXAMPLES/);
});

test('a supergraph with rules is not served until all is said that it needs, which is said at once', async () => {
  const guarded = await file('guarded.graphql', guardedSupergraph());
  const { code, errors } = await run(['--supergraph', guarded, '--port', '0']);
  expect(code).toBe(1);
  expect(errors.trim().split('\n')).toEqual([
    'The configuration has 3 problem(s):',
    '  - HEALTH_ENVELOPE_KEYS: is missing',
    '  - PERMITS_ENVELOPE_KEYS: is missing',
    '  - OIDC_ISSUER: is missing',
  ]);
});

test('two subgraphs with one key are refused, and the key is not repeated', async () => {
  const guarded = await file('guarded.graphql', guardedSupergraph());
  const key = Buffer.alloc(32, 7).toString('base64url');
  const keys = { HEALTH_ENVELOPE_KEYS: `a:${key}`, PERMITS_ENVELOPE_KEYS: `b:${key}` };
  const { code, errors } = await run(['--supergraph', guarded, '--port', '0'], {
    ...keys,
    OIDC_ISSUER: 'http://127.0.0.1:1',
  });
  expect(code).toBe(1);
  expect(errors).toContain('PERMITS_ENVELOPE_KEYS: has a key of HEALTH_ENVELOPE_KEYS');
  expect(errors).not.toContain(key);
});

test('a supergraph with rules is served while its provider is down, to those who need none', async () => {
  const guarded = await file('guarded.graphql', guardedSupergraph());
  const router = start(['--supergraph', guarded, '--port', '0'], {
    HEALTH_ENVELOPE_KEYS: `a:${Buffer.alloc(32, 7).toString('base64url')}`,
    PERMITS_ENVELOPE_KEYS: `a:${Buffer.alloc(32, 8).toString('base64url')}`,
    OIDC_ISSUER: 'http://127.0.0.1:1',
  });
  const url = await new Promise<string>((resolve) => {
    router.once('message', (message: { ready: string }) => resolve(message.ready));
  });
  const query = '{"query":"{ me }"}';
  expect((await post(url, query)).body).toMatchObject({
    data: { me: null },
    errors: [{ extensions: { code: 'UNAUTHORIZED_FIELD' } }],
  });
  expect((await post(url, query, { authorization: 'Bearer a.b.c' })).status).toBe(401);
  router.kill('SIGTERM');
  expect(await exitOf(router)).toBe(0);
});

test('a host that is not listed is one sentence and exit code 1', async () => {
  await expectRefused(
    ['--supergraph', supergraph, '--port', '0'],
    { SUBGRAPH_HOSTS: 'permits.test:80' },
    /at a host that is not called\. List it in SUBGRAPH_HOSTS/,
  );
});

test('a busy port is one sentence and exit code 1', async () => {
  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  const { port } = taken.address() as AddressInfo;
  await expectRefused(['--supergraph', supergraph, '--port', String(port)], {}, `127.0.0.1:${port} is busy.`);
  taken.close();
});

async function expectRefused(
  flags: readonly string[],
  environment: Readonly<Record<string, string>>,
  message: string | RegExp,
): Promise<void> {
  const { code, errors } = await run(flags, environment);
  expect(errors).toMatch(message);
  expect(errors).not.toMatch(/\n\s+at |node_modules/);
  expect(code).toBe(1);
}

const guardedSupergraph = () =>
  composed(
    ['health', 'permits'].map((name) => ({
      name,
      url: 'http://127.0.0.1:1/graphql',
      sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated", "@shareable"])
        type Query { me: String @authenticated @shareable }`,
    })),
  );

/** Runs what `npm run router` runs, which the build before the tests made. */
function start(flags: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, ['.build/scripts/router.js', ...flags], {
    env: { LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

const exitOf = (process: ChildProcess) => new Promise((resolve) => process.once('exit', resolve));

async function run(flags: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const process = start(flags, environment);
  const [code, out, errors] = await Promise.all([
    exitOf(process),
    process.stdout ? text(process.stdout) : '',
    process.stderr ? text(process.stderr) : '',
  ]);
  return { code, out, errors };
}

test('limits that cannot be are all said at once', async () => {
  const { code, errors } = await run(['--supergraph', supergraph], {
    DEPTH_MAX: '0',
    COST_MAX: 'much',
    ALLOWED_ORIGINS: 'https://app.example,null',
  });
  expect(code).toBe(1);
  expect(errors).toMatch(
    /DEPTH_MAX: .*\n.*COST_MAX: is not a whole number\n.*ALLOWED_ORIGINS: is not a list of origins/,
  );
});

test('trusted documents that cannot be read are one sentence and exit code 1', async () => {
  await expectRefused(
    ['--supergraph', supergraph],
    { TRUSTED_DOCUMENTS: '/nowhere' },
    /^The manifest \/nowhere of/,
  );
});

test('limits are what the environment says', async () => {
  const manifest = await file(
    'trusted.json',
    '{"format":"apollo-persisted-query-manifest","version":1,"operations":[]}',
  );
  const query = '{"query":"{ me { name } }"}';
  for (const [environment, code] of [
    [{ DEPTH_MAX: '1' }, 'DEPTH_LIMIT'],
    [{ TRUSTED_DOCUMENTS: manifest }, 'UNKNOWN_DOCUMENT'],
  ] as const) {
    const router = start(['--supergraph', supergraph, '--port', '0'], environment);
    const url = await new Promise<string>((resolve) => {
      router.once('message', (message: { ready: string }) => resolve(message.ready));
    });
    const { body } = await post(url, query);
    expect(body.errors?.[0]?.extensions?.code).toBe(code);
    router.kill('SIGTERM');
    expect(await exitOf(router)).toBe(0);
  }
});
