import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { metricsOf } from '../router/testing/published.js';
import { post, type Shop, startShop } from '../router/testing/shop.js';
import { sendJson } from '../router/testing/tiny-subgraph.js';
import { temporaryFolder } from '../shared/testing/temporary-folder.js';

let shop: Shop;
let folder: string;
let supergraph: string;
let router: ChildProcess | null = null;
beforeEach(async () => {
  shop = await startShop();
  folder = await temporaryFolder('workers');
  supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, shop.supergraph);
});
afterEach(async () => {
  if (router?.exitCode === null && router.signalCode === null) {
    router.kill('SIGKILL');
    await once(router, 'exit');
  }
  await shop.stop();
  await rm(folder, { recursive: true });
});

const patience = { timeout: 20_000, interval: 100 };
const query = '{"query":"{ me { name } }"}';
const right = { status: 200, body: { data: { me: { name: 'User u1' } } } };
/** Each on a connection of its own, so that it comes to the next worker. */
const ask = (url: string, body = query) => post(url, body, { connection: 'close' });

async function start(workers: number, environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const flags = ['--supergraph', supergraph, '--port', '0', '--workers', String(workers)];
  router = spawn(process.execPath, ['.build/scripts/router.js', ...flags], {
    env: { LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [{ ready }] = (await once(router, 'message')) as [{ readonly ready: string }];
  return ready;
}

async function workersOf(parent: ChildProcess | null): Promise<readonly number[]> {
  const ps = spawn('ps', ['-o', 'pid=', '--ppid', String(parent?.pid)]);
  return (await text(ps.stdout)).split('\n').filter(Boolean).map(Number);
}

const series = (metrics: string, name: string) =>
  metrics
    .split('\n')
    .filter((line) => line.startsWith(name))
    .map((line) => Number(line.split(' ').at(-1)))
    .reduce((sum, value) => sum + value, 0);

test('workers answer on one port in turns, and one scrape tells of all', async () => {
  const url = await start(2);
  expect(await workersOf(router)).toHaveLength(2);
  const replies = await Promise.all(Array.from({ length: 20 }, () => ask(url)));
  for (const reply of replies) expect(reply).toMatchObject(right);
  // Each planned it for itself.
  for (let i = 0; i < 3; i += 1) {
    const metrics = await metricsOf(url);
    expect(series(metrics, 'router_workers ')).toBe(2);
    expect(series(metrics, 'router_requests_total')).toBe(20);
    expect(series(metrics, 'router_plan_cache_operations ')).toBe(2);
  }
});

test('F11: of a worker that is killed nothing is felt afterwards, and another takes its place', async () => {
  const url = await start(2);
  for (let i = 0; i < 10; i += 1) await ask(url);
  expect(series(await metricsOf(url), 'router_requests_total')).toBe(10);
  const [killed = 0] = await workersOf(router);
  process.kill(killed, 'SIGKILL');
  await vi.waitFor(async () => expect(await workersOf(router)).not.toContain(killed), patience);
  for (let i = 0; i < 30; i += 1) expect(await ask(url)).toMatchObject(right);
  expect(series(await metricsOf(url), 'router_requests_total')).toBe(40);
  await vi.waitFor(async () => expect(series(await metricsOf(url), 'router_workers ')).toBe(2), patience);
  for (let i = 0; i < 30; i += 1) expect(await ask(url)).toMatchObject(right);
});

test('a router that is told to stop, twice and all of its workers too, answers what is in flight', async () => {
  const url = await start(2);
  const { promise: told, resolve: answer } = Promise.withResolvers<void>();
  shop.users.behave(async (response, honest) => {
    await told;
    sendJson(response, await honest());
  });
  const asked = Array.from({ length: 6 }, () => ask(url));
  // One call of each worker: those that are alike share it.
  await vi.waitFor(() => expect(shop.users.calls.length).toBeGreaterThanOrEqual(2), patience);
  for (const pid of await workersOf(router)) process.kill(pid, 'SIGTERM');
  router?.kill('SIGTERM');
  await sleep(200);
  router?.kill('SIGTERM');
  await sleep(200);
  answer();
  for (const reply of await Promise.all(asked)) expect(reply).toMatchObject(right);
  if (router?.exitCode === null) await once(router, 'exit');
  expect(router?.exitCode).toBe(0);
  await expect(ask(url)).rejects.toThrow();
});

test('a signal lets all of them look for another supergraph', async () => {
  const url = await start(2, { SUPERGRAPH_POLL_MS: '600000' });
  // The same graph in other bytes is another supergraph.
  await writeFile(supergraph, `${shop.supergraph}\n# again\n`);
  router?.kill('SIGHUP');
  const served = async () =>
    series(await metricsOf(url), 'router_supergraph_reloads_total{outcome="SERVED"}');
  await vi.waitFor(async () => expect(await served()).toBe(4), patience);
  for (let i = 0; i < 10; i += 1) expect(await ask(url)).toMatchObject(right);
});

test('F03: a worker that hangs is no hole in what is counted: the scrape fails, and the next tells of all', async () => {
  const url = await start(2);
  const [frozen = 0] = await workersOf(router);
  await ask(url);
  await ask(url);
  process.kill(frozen, 'SIGSTOP');
  const scraped = () => request(new URL('/metrics', url), { signal: AbortSignal.timeout(8_000) });
  const replies = await Promise.allSettled([scraped(), scraped()]);
  process.kill(frozen, 'SIGCONT');
  const codes = replies.map((reply) => (reply.status === 'fulfilled' ? reply.value.statusCode : null));
  expect(codes).toContain(500);
  expect(codes).not.toContain(200);
  expect(series(await metricsOf(url), 'router_requests_total')).toBe(2);
});

test('what is wrong is said once, and nothing is started again', async () => {
  const flags = ['--supergraph', '/nowhere', '--port', '0', '--workers', '3'];
  router = spawn(process.execPath, ['.build/scripts/router.js', ...flags], { env: { LOG_LEVEL: 'silent' } });
  const errors = router.stderr ? await text(router.stderr) : '';
  expect(errors.trim().split('\n')).toEqual([
    expect.stringMatching(/^The supergraph \/nowhere cannot be read/),
  ]);
  expect(router.exitCode ?? (await once(router, 'exit'))[0]).toBe(1);
});

test.each(['0', '257', 'many', ''])('--workers %j is refused with exit code 2', async (workers) => {
  const flags = ['--supergraph', 'x', '--workers', workers];
  router = spawn(process.execPath, ['.build/scripts/router.js', ...flags], { env: {} });
  const errors = router.stderr ? await text(router.stderr) : '';
  expect(errors.trim()).toBe('--workers is a number from 1 to 256. See --help.');
  expect(router.exitCode ?? (await once(router, 'exit'))[0]).toBe(2);
});
