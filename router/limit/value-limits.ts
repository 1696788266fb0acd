import type { LimitOptions } from './limit-options.js';
import { Refusal } from './refusal.js';

/**
 * Refuses JSON that is nested too deep or holds too many values. Whoever writes it again, to a ministry or a log, would
 * otherwise overflow the stack or write for long.
 * @throws Refusal
 */
export function checkValues(json: unknown, { valueDepthMax, valuesMax }: LimitOptions): void {
  let values = 0;
  let level: readonly unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > valueDepthMax) throw tooDeep(valueDepthMax);
    values += level.length;
    if (values > valuesMax) throw tooMany(valuesMax);
    level = level.flatMap(within);
  }
}

function within(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Array.isArray(value) ? value : Object.values(value);
}

const tooDeep = (max: number) =>
  new Refusal('VARIABLES_LIMIT', `Variables are nested at most ${max} deep. Send flatter ones.`);

const tooMany = (max: number) =>
  new Refusal('VARIABLES_LIMIT', `A request holds at most ${max} values. Send the rest in further requests.`);
