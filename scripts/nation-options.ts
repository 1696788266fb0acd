import { UsageError } from '../shared/process/run-main.js';
import type { PopulationOptions } from '../shared/synthetic/population.js';
import { isRealDate } from '../shared/time/calendar.js';
import { systemClock } from '../shared/time/clock.js';

/** The flags that `start` and `seed` share. */
export const nationFlags = {
  citizens: { type: 'string', default: '20000' },
  seed: { type: 'string', default: '98' },
  today: { type: 'string' },
  data: { type: 'string', default: '.data' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const nationFlagsHelp = `  --citizens N        how many people a new synthetic nation has, at least 50 (20000)
  --seed N            the number it is drawn from; the same number gives the same nation (98)
  --today YYYY-MM-DD  the day it is true on, and the day the ministries then live on (today)
  --data DIR          where everything is kept (.data)
`;

export interface NationFlags {
  readonly citizens: string;
  readonly seed: string;
  readonly today?: string | undefined;
}

/** @throws UsageError for a number or a day that is none. */
export function populationOptionsOf({ citizens, seed, today }: NationFlags): PopulationOptions {
  if (today !== undefined && !isRealDate(today)) throw new UsageError('--today is a day, like 2024-01-31.');
  return {
    citizens: wholeNumber('--citizens', citizens, 50, 10_000_000),
    seed: wholeNumber('--seed', seed, 0, 2 ** 31 - 1),
    asOf: today ?? systemClock.today(),
  };
}

/** @throws UsageError for what is no port. */
export function portOf(text: string): number {
  return wholeNumber('--port', text, 1, 65_535);
}

function wholeNumber(flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d{1,10}$/.test(text) || value < min || value > max)
    throw new UsageError(
      `${flag} is a whole number, ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`,
    );
  return value;
}
