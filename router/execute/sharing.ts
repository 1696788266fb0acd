import type { Shape } from './answer-shape.js';
import type { FetchShape } from './fetch-shape.js';
import type { Path } from './path.js';
import type { Call, FetchStep } from './steps.js';

/**
 * The shapes whose entities may not be shared by the places at which they are asked. What is deeper in an entity is one
 * object for all of its places; so where later fetches would put different things under one name there, each place needs an
 * entity of its own.
 */
export function unshared(calls: readonly Call[]): ReadonlySet<FetchShape> {
  const steps = calls.flatMap((call) => call.steps);
  const places = new Map<FetchShape, Map<string, Path>>();
  for (const { shape, at } of steps) {
    const known = places.get(shape) ?? new Map<string, Path>();
    places.set(shape, known.set(JSON.stringify(at), at));
  }
  const disputed = [...places].filter(
    ([shape, paths]) => shape.entities && paths.size > 1 && isDisputed(shape, [...paths.values()], steps),
  );
  return new Set(disputed.map(([shape]) => shape));
}

function isDisputed(shape: FetchShape, places: readonly Path[], steps: readonly FetchStep[]): boolean {
  const known = new Map<string, string>();
  for (const place of places) {
    for (const [name, asked] of writtenWithin(shape, place, steps)) {
      if ((known.get(name) ?? asked) !== asked) return true;
      known.set(name, asked);
    }
  }
  return false;
}

/** What the whole plan asks for deeper in an entity at a place: by path, what is asked there. */
function writtenWithin(
  { shape }: FetchShape,
  place: Path,
  steps: readonly FetchStep[],
): ReadonlyMap<string, string> {
  const written = new Map<string, Set<string>>();
  for (const step of steps) {
    if (!place.every((name, index) => step.at[index] === name)) continue;
    for (const { path, asked } of askedIn(step.shape.shape, step.at.slice(place.length))) {
      const [first] = path;
      if (path.length < 2 || !shape.get(String(first))?.of) continue;
      const name = JSON.stringify(path);
      written.set(name, (written.get(name) ?? new Set()).add(asked));
    }
  }
  return new Map([...written].map(([name, all]) => [name, [...all].sort().join(' ')]));
}

interface Asked {
  readonly path: Path;
  readonly asked: string;
}

function askedIn(shape: Shape, at: Path): readonly Asked[] {
  return [...shape].flatMap(([name, field]) => {
    const path = [...at, name];
    const lists = Array.from({ length: field.lists ?? 0 }, () => '@');
    return [{ path, asked: field.asked }, ...(field.of ? askedIn(field.of, [...path, ...lists]) : [])];
  });
}
