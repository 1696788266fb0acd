import { cpuMsOf, memoryMib } from '../bench-process.js';
import { ask, firstDifference } from './answer.js';
import type { Contender, Place } from './contender.js';
import { type Asking, type LoadOptions, load } from './load.js';
import { wavesOf } from './replay.js';
import type { ReplayedGraph } from './replayed-graph.js';
import { RunningContender } from './running-contender.js';
import type { Scenario } from './scenario.js';

/** A type and no interface, so that its figures can be listed. */
export type Measured = {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of the router's process, for one request. */
  readonly cpuMs: number;
  /** Of subgraphs, for a request that is alone. */
  readonly callsAlone: number;
  /** How often calls of a request that is alone wait for others. */
  readonly waves: number;
  /** For one request under load: fewer than alone when requests share calls. */
  readonly calls: number;
  readonly memoryMib: number;
  readonly peakMib: number;
  readonly failed: number;
};

/** Answers to compare with: as many as are telling. */
export type Sample = readonly unknown[];

const samplesMax = 3;
/** V8 goes on making a router faster for so long; after four seconds ours is at three fifths of what it comes to. */
const warmUpSeconds = 12;
/** Long enough that what a router does between two calls does not look like waiting. */
const probeLatencyMs = 100;

/**
 * Starts a router, compares its answers, warms it and what replays to it, and measures.
 * @param expected what another router answered; none for the first.
 * @throws Error when it answers otherwise, or with errors.
 */
export async function measure(
  contender: Contender,
  place: Omit<Place, 'port'>,
  scenario: Scenario,
  askings: readonly Asking[],
  { connections, seconds }: Required<Pick<LoadOptions, 'connections' | 'seconds'>>,
  expected: Sample | null,
): Promise<{ readonly figures: Measured; readonly sample: Sample }> {
  await using router = await RunningContender.start(contender, place);
  const { graph } = place;
  const sample = await sampleOf(router, askings);
  const difference = expected && firstDifference(sample, expected);
  if (difference) throw new Error(`answers otherwise at ${difference}`);
  const alone = await probe(router, graph, askings);
  // Every answer that will be replayed is worked out before.
  await graph.count(scenario);
  await load(router.url, askings, { connections });
  // Counted apart, of requests that all end: calls of those that are cut off belong to none that is counted.
  await graph.count(scenario);
  const counted = await load(router.url, askings, { connections });
  const { calls } = await graph.count(scenario);
  await load(router.url, askings, { connections, seconds: warmUpSeconds });
  const cpuBeforeMs = await cpuMsOf(router.pid);
  const { requests, perSecond, p50Ms, p99Ms, failed } = await load(router.url, askings, {
    connections,
    seconds,
  });
  const spentMs = (await cpuMsOf(router.pid)) - cpuBeforeMs;
  const memory = await memoryMib(router.pid);
  const figures = {
    ...{ perSecond, p50Ms, p99Ms, failed, ...alone },
    cpuMs: spentMs / requests,
    calls: calls / counted.requests,
    memoryMib: memory.now,
    peakMib: memory.peak,
  };
  return { figures, sample };
}

/** Asks alone, slowly; what else the machine does can only make more waves of fewer, so the fewest are true. */
async function probe({ url }: RunningContender, graph: ReplayedGraph, askings: readonly Asking[]) {
  const probes: { readonly callsAlone: number; readonly waves: number }[] = [];
  await graph.count({ latencyMs: probeLatencyMs });
  for (const asking of askings.slice(0, samplesMax)) {
    await ask(url, asking);
    const { calls, arrivalsMs } = await graph.count({ latencyMs: probeLatencyMs });
    probes.push({ callsAlone: calls, waves: wavesOf(arrivalsMs, probeLatencyMs) });
  }
  return {
    callsAlone: Math.min(...probes.map(({ callsAlone }) => callsAlone)),
    waves: Math.min(...probes.map(({ waves }) => waves)),
  };
}

async function sampleOf({ url }: RunningContender, askings: readonly Asking[]): Promise<Sample> {
  const sample: unknown[] = [];
  for (const asking of askings.slice(0, samplesMax)) sample.push(await ask(url, asking));
  return sample;
}
