import { percentile } from '../bench-router/figures.js';
import type { Answered, LoadFigures } from '../bench-router/load.js';

/** A stretch of time, in milliseconds since 1970. */
export interface Window {
  readonly fromMs: number;
  readonly untilMs: number;
}

export type Loaded = Pick<LoadFigures, 'answers' | 'failuresAtMs'>;

export interface WindowFigures {
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
  readonly failed: number;
}

/** Of the requests that were under way at any moment of the windows. */
export const figuresWithin = (load: Loaded, windows: readonly Window[]): WindowFigures =>
  figuresOf(
    load.answers.filter((answer) => isUnderWay(answer, windows)),
    load.failuresAtMs.filter((atMs) => isWithin(atMs, windows)),
  );

/** Of the requests that no moment of the windows saw. */
export const figuresOutside = (load: Loaded, windows: readonly Window[]): WindowFigures =>
  figuresOf(
    load.answers.filter((answer) => !isUnderWay(answer, windows)),
    load.failuresAtMs.filter((atMs) => !isWithin(atMs, windows)),
  );

function figuresOf(answers: readonly Answered[], failuresAtMs: readonly number[]): WindowFigures {
  const latenciesMs = answers.map(({ latencyMs }) => latencyMs);
  return {
    requests: latenciesMs.length,
    p50Ms: percentile(latenciesMs, 50),
    p99Ms: percentile(latenciesMs, 99),
    slowestMs: percentile(latenciesMs, 100),
    failed: failuresAtMs.length,
  };
}

const isUnderWay = ({ atMs, latencyMs }: Answered, windows: readonly Window[]): boolean =>
  windows.some(({ fromMs, untilMs }) => atMs >= fromMs && atMs - latencyMs <= untilMs);

const isWithin = (atMs: number, windows: readonly Window[]): boolean =>
  windows.some(({ fromMs, untilMs }) => atMs >= fromMs && atMs <= untilMs);
