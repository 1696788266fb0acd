import type { Measured } from './measure.js';

export interface Row {
  readonly router: string;
  /** Of every round; none when it could not be measured. */
  readonly rounds: readonly Measured[];
  /** The median of the rounds, or why there is none. */
  readonly result: Measured | string;
}

/** The router that others are compared with. */
export const yardstick = 'stock';

const headings = [
  'router',
  'requests/s',
  `× ${yardstick}`,
  'p50',
  'p99',
  'CPU for a request',
  `× ${yardstick}`,
  'calls alone, under load',
  'waves',
  'memory after, at most',
  'failed',
];

/** The rows of a scenario's table, the headings first. */
export function tableOf(rows: readonly Row[]): readonly (readonly string[])[] {
  const base = rows.find(({ router }) => router === yardstick)?.result;
  const compared = typeof base === 'object' ? base : null;
  return [headings, ...rows.map((row) => cellsOf(row, compared))];
}

function cellsOf({ router, rounds, result }: Row, base: Measured | null): readonly string[] {
  if (typeof result === 'string')
    return [router, result.replace(/[\s|]+/g, ' '), ...headings.slice(2).map(() => '')];
  return [
    router,
    `${result.perSecond.toFixed(0)}${spreadOf(rounds)}`,
    ratio(result.perSecond, base?.perSecond),
    `${result.p50Ms.toFixed(1)} ms`,
    `${result.p99Ms.toFixed(1)} ms`,
    `${result.cpuMs.toFixed(2)} ms`,
    ratio(result.cpuMs, base?.cpuMs),
    `${result.callsAlone}, ${result.calls.toFixed(1)}`,
    result.waves.toFixed(0),
    `${result.memoryMib}, ${result.peakMib} MiB`,
    result.failed.toFixed(0),
  ];
}

const ratio = (value: number, base: number | undefined): string =>
  base === undefined ? '' : (value / base).toFixed(2);

/** How far the rounds were apart, so that a reader sees how much of a difference is noise. */
function spreadOf(rounds: readonly Measured[]): string {
  if (rounds.length < 2) return '';
  const perSecond = rounds.map((round) => round.perSecond);
  return ` (${Math.min(...perSecond).toFixed(0)}–${Math.max(...perSecond).toFixed(0)})`;
}
