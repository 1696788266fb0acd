import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { freePort } from '../shared/database/embedded-cluster.js';
import { StartError } from '../shared/process/run-main.js';
import { memoryMib } from './bench-process.js';
import { signInMany } from './bench-sign-ins.js';
import { printTable } from './bench-table.js';
import { workOf, workRows } from './bench-work.js';
import type { NationMessage } from './start.js';

export interface ProfileBench {
  readonly citizens: number;
  readonly connections: number;
  readonly seconds: number;
}

const data = join('.data', 'bench');
const nationOf = { seed: 98, asOf: '2024-01-31' };
const warmUpSeconds = 5;

/** Measures two starts and the load of `tests/queries/citizen-profile.graphql`, and prints tables in Markdown. */
export async function benchProfile(options: ProfileBench): Promise<void> {
  await rm(data, { recursive: true, force: true });
  const first = await start(options.citizens);
  await stop(first.process);
  const second = await start(options.citizens);
  try {
    const idle = await memoryOf(second.message);
    const loaded = await load(second.message, options);
    const busy = await memoryOf(second.message);
    printTable('start to ready', [
      ['first', `${first.seconds.toFixed(1)} s`],
      ['second', `${second.seconds.toFixed(1)} s`],
    ]);
    printTable(
      'resident memory: idle, under load',
      [...idle].map(([name, mib]) => [name, `${mib} MiB`, `${busy.get(name)} MiB`]),
    );
    printTable(
      `citizenProfile, ${options.connections} connections, ${options.citizens} citizens`,
      loaded.answers,
    );
    printTable('work for one request', [['process', 'CPU', 'calls', 'SQL statements'], ...loaded.work]);
  } finally {
    await stop(second.process);
  }
}

interface Started {
  readonly process: ChildProcess;
  readonly message: NationMessage;
  readonly seconds: number;
}

async function start(citizens: number): Promise<Started> {
  const startedAt = performance.now();
  const script = fileURLToPath(new URL('./start.js', import.meta.url));
  const flags = ['--data', data, '--citizens', String(citizens), '--today', nationOf.asOf];
  const child = fork(script, [...flags, '--free-ports', '--port', String(await freePort())], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, LOG_LEVEL: 'warn' },
  });
  const [message]: (NationMessage | number | null)[] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit'),
  ]);
  if (message === null || typeof message !== 'object')
    throw new StartError('The nation to measure did not start.');
  return { process: child, message, seconds: (performance.now() - startedAt) / 1_000 };
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  await exited;
}

async function load(nation: NationMessage, { citizens, connections, seconds }: ProfileBench) {
  const query = await readFile(join('tests', 'queries', 'citizen-profile.graphql'), 'utf8');
  const asking = await signInMany(nation, data, { citizens, ...nationOf });
  let next = 0;
  const requestOfNext = () => {
    next = (next + 1) % asking.length;
    const { nik, authorization } = asking[next] ?? {};
    return {
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query, variables: { nik } }),
    };
  };
  const run = (duration: number) =>
    autocannon({
      url: nation.router.url,
      connections,
      duration,
      requests: [{ method: 'POST', setupRequest: (one) => ({ ...one, ...requestOfNext() }) }],
    });
  await run(warmUpSeconds);
  const before = await workOf(nation, data);
  const { requests, latency, non2xx, errors } = await run(seconds);
  const work = workRows(before, await workOf(nation, data), requests.total);
  const answers = [
    ['requests/s', requests.average.toFixed(0)],
    ['p50', `${latency.p50} ms`],
    ['p99', `${latency.p99} ms`],
    ['not 200, or failed', String(non2xx + errors)],
  ];
  return { answers, work };
}

/** Mebibytes resident, by the name of the process. */
async function memoryOf({ router, ministries }: NationMessage): Promise<ReadonlyMap<string, number>> {
  const entries = [router, ...ministries].map(
    async ({ name, pid }) => [name, (await memoryMib(pid)).now] as const,
  );
  return new Map(await Promise.all(entries));
}
