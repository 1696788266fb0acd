import { setTimeout as sleep } from 'node:timers/promises';
import { askingsOf } from '../bench-router/askings.js';
import { percentile } from '../bench-router/figures.js';
import { type LoadFigures, load, variantsFor } from '../bench-router/load.js';
import type { StubIssuer } from '../bench-stubs.js';
import { printTable } from '../bench-table.js';
import type { Progress } from '../progress.js';
import { RepublishedRouter, type Swap } from './republished-router.js';
import { figuresOutside, figuresWithin, type WindowFigures } from './windows.js';

export interface SwapsBench {
  readonly connections: number;
  readonly swaps: number;
}

const warmUpSeconds = 10;
const quietMs = 5_000;
const afterMs = 1_000;
const betweenMs = 2_500;

/** Measures what clients notice of supergraphs that are replaced while they ask. */
export async function benchSwaps(options: SwapsBench, issuer: StubIssuer, progress: Progress): Promise<void> {
  const { connections } = options;
  await using router = await RepublishedRouter.start('nation', issuer);
  const askings = await askingsOf(
    { shape: 'profile', profile: 'distinct', latencyMs: 0 },
    variantsFor(connections),
    issuer,
  );
  await progress.step('swaps: the router is warmed', () =>
    load(router.url, askings, { connections, seconds: warmUpSeconds }),
  );
  const over = new AbortController();
  const loading = load(router.url, askings, { connections, until: over.signal });
  try {
    const swaps = await swapsOf(router, options.swaps, progress);
    over.abort();
    printTable(
      `${swaps.length} supergraphs under load; ${connections} connections`,
      rowsOf(await loading, swaps),
    );
  } finally {
    over.abort();
    await loading;
  }
}

async function swapsOf(
  router: RepublishedRouter,
  count: number,
  progress: Progress,
): Promise<readonly Swap[]> {
  const swaps: Swap[] = [];
  await sleep(quietMs);
  for (let n = 1; n <= count; n += 1) {
    swaps.push(await progress.step(`swaps: ${n} of ${count}`, () => router.swap()));
    await sleep(betweenMs);
  }
  return swaps;
}

function rowsOf(figures: LoadFigures, swaps: readonly Swap[]): readonly (readonly string[])[] {
  const loading = swaps.map(({ writtenAtMs, servedAtMs }) => ({ fromMs: writtenAtMs, untilMs: servedAtMs }));
  const after = swaps.map(({ servedAtMs }) => ({ fromMs: servedAtMs, untilMs: servedAtMs + afterMs }));
  const without = figuresOutside(figures, [...loading, ...after]);
  const row = (title: string, of: WindowFigures) => [
    title,
    of.requests.toFixed(0),
    ...[of.p50Ms, of.p99Ms, of.slowestMs].map((ms) => `${ms.toFixed(1)} ms`),
    (of.p99Ms / without.p99Ms).toFixed(2),
    of.failed.toFixed(0),
  ];
  const tookMs = swaps.map(({ writtenAtMs, servedAtMs }) => servedAtMs - writtenAtMs);
  return [
    ['requests', 'how many', 'p50', 'p99', 'slowest', 'p99 × without', 'failed'],
    row('without a swap', without),
    row('from the file’s change until it is served', figuresWithin(figures, loading)),
    row('until a second after that', figuresWithin(figures, after)),
    [
      `served after ${percentile(tookMs, 50)} ms (median), ${percentile(tookMs, 100)} ms (most)`,
      '',
      '',
      '',
      '',
      '',
      '',
    ],
  ];
}
