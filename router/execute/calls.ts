import type { FetchStep } from './steps.js';

/** The fetches that travel to a subgraph as one. */
export interface Call {
  readonly steps: readonly FetchStep[];
}

/**
 * Arranges the fetches of a plan in calls. What asks one subgraph in one wave is one call, whatever its place in the plan; and
 * what nothing waits for goes along with a later call to its subgraph, if there is one. So there are never more waves than
 * the plan has, and often fewer calls.
 */
export function callsOf(steps: readonly FetchStep[]): ReadonlyMap<FetchStep, Call> {
  const calls = new Map<string, FetchStep[]>();
  for (const step of steps) {
    const { subgraph, entities } = step.shape;
    // The fields of a root are an operation of their own; entities can be asked many times in one.
    const key = JSON.stringify(entities ? [subgraph, waveOf(step, steps)] : [subgraph, 'root', calls.size]);
    calls.set(key, [...(calls.get(key) ?? []), step]);
  }
  return new Map(
    [...calls.values()].flatMap((own) => {
      const call = { steps: own };
      return own.map((step) => [step, call] as const);
    }),
  );
}

/** The wave in which a fetch goes out. */
function waveOf(step: FetchStep, steps: readonly FetchStep[]): number {
  if (!step.isLast) return step.wave;
  const others = steps.filter(({ shape }) => shape.entities && shape.subgraph === step.shape.subgraph);
  const fixed = others.filter(({ isLast, wave }) => !isLast && wave >= step.wave).map(({ wave }) => wave);
  return fixed.length > 0
    ? Math.min(...fixed)
    : Math.max(...others.filter(({ isLast }) => isLast).map(({ wave }) => wave));
}
