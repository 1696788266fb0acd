import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { request } from 'undici';
import { ShopOfProcesses } from '../router/testing/shop-of-processes.js';
import { metricIn, scrape } from './bench-metrics.js';
import { printTable } from './bench-table.js';

export interface SteadyBench {
  readonly connections: number;
  readonly seconds: number;
}

const threeSteps = '{ topProducts { name reviews { body author { name } } } }';
const unrelated = '{ topProducts { name similar { name } } }';
const ofTheDead = '{ me { name } }';
const overload = 5;
const overloadConnections = 800;

/**
 * Measures what a dead subgraph costs the others (F01), and what five times too many requests cost those that are
 * answered (F21). Router and subgraphs are processes of their own; whoever asks shares the machine with them.
 */
export async function benchSteady(options: SteadyBench): Promise<void> {
  const shop = await ShopOfProcesses.start();
  try {
    await load(shop.url, threeSteps, options);
    printTable('one subgraph dies: others’ answers', await outage(shop, options));
    printTable(`${overload} times as many requests as are answered at most`, await flood(shop, options));
  } finally {
    await shop.stop();
  }
}

async function outage(shop: ShopOfProcesses, options: SteadyBench) {
  const beside = { ...options, connections: Math.max(1, options.connections / 4) };
  const measured = () =>
    Promise.all([load(shop.url, unrelated, options), load(shop.url, ofTheDead, beside, 50)]);
  const [before] = await measured();
  const { process } = shop.subgraphs.users;
  const exited = once(process, 'exit');
  process.kill('SIGKILL');
  await exited;
  const [dead] = await measured();
  await shop.subgraphs.users.startAgain();
  const [after] = await measured();
  return [row('before', before), row('while it is dead', dead), row('after it came back', after)];
}

async function flood(shop: ShopOfProcesses, options: SteadyBench) {
  const peak = await load(shop.url, threeSteps, options);
  const health = watchHealth(shop.url);
  const rate = Math.ceil((overload * peak['2xx']) / peak.duration);
  const during = await load(shop.url, threeSteps, { ...options, connections: overloadConnections }, rate);
  const slowestMs = await health.stop();
  const after = await load(shop.url, threeSteps, options);
  return [
    row('peak', peak),
    row(`at ${rate}/s`, during),
    row('right after', after),
    ['slowest /health/live meanwhile', `${slowestMs.toFixed(0)} ms`],
  ];
}

interface Loaded extends autocannon.Result {
  /** Seconds of a processor that the router used meanwhile; other programs on the machine do not change it much. */
  readonly routerCpuSeconds: number;
}

async function load(
  url: string,
  query: string,
  { connections, seconds }: SteadyBench,
  rate?: number,
): Promise<Loaded> {
  const before = await cpuSecondsOf(url);
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 30,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    ...(rate !== undefined && { overallRate: rate }),
  });
  return { ...result, routerCpuSeconds: (await cpuSecondsOf(url)) - before };
}

async function cpuSecondsOf(url: string): Promise<number> {
  return metricIn(await scrape(url), 'process_cpu_seconds_total');
}

function row(name: string, result: Loaded): readonly string[] {
  const perSecond = (count: number) => `${(count / result.duration).toFixed(0)}/s`;
  return [
    name,
    `${perSecond(result['2xx'])} answered`,
    `${perSecond(result.non2xx)} refused`,
    `${(result['2xx'] / result.routerCpuSeconds).toFixed(0)} answered for each second of the router’s CPU`,
    `p50 ${result.latency.p50} ms`,
    `p99 ${result.latency.p99} ms`,
    `${result.errors} errors`,
  ];
}

function watchHealth(url: string) {
  let slowestMs = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const askedAt = performance.now();
      const { statusCode, body } = await request(new URL('/health/live', url));
      await body.dump();
      if (statusCode !== 200) throw new Error(`health answers ${statusCode}`);
      slowestMs = Math.max(slowestMs, performance.now() - askedAt);
      await sleep(100);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await watching;
      return slowestMs;
    },
  };
}
