import type { Shape } from './answer-shape.js';
import type { FetchShape } from './fetch-shape.js';
import type { Path } from './path.js';
import type { FetchStep } from './steps.js';

/**
 * The shapes whose entities may not be shared by the places at which they are asked. An entity is one object for all of its
 * places; so where a plan would put different things under one name there, each place needs an object of its own.
 */
export function unshared(steps: readonly FetchStep[]): ReadonlySet<FetchShape> {
  const groups = connected(steps.filter(({ shape }) => shape.entities));
  return new Set(
    groups.flatMap(({ places, shapes }) =>
      places.size > 1 && isDisputed([...places.values()], steps) ? [...shapes] : [],
    ),
  );
}

/** Places at which the same object may come to stand, because entities are asked there by the same questions. */
interface Group {
  readonly places: Map<string, Path>;
  readonly shapes: Set<FetchShape>;
}

function connected(steps: readonly FetchStep[]): readonly Group[] {
  const groups = new Set<Group>();
  for (const { shape, at } of steps) {
    const place = JSON.stringify(at);
    const own: Group = { places: new Map([[place, at]]), shapes: new Set([shape]) };
    for (const group of groups) {
      if (!group.shapes.has(shape) && !group.places.has(place)) continue;
      for (const [name, path] of group.places) own.places.set(name, path);
      for (const one of group.shapes) own.shapes.add(one);
      groups.delete(group);
    }
    groups.add(own);
  }
  return [...groups];
}

function isDisputed(places: readonly Path[], steps: readonly FetchStep[]): boolean {
  // What gets another name on its way in is left alone: it has one because its own is taken.
  if (steps.some(({ shape }) => shape.rewrites.length > 0)) return true;
  const known = new Map<string, string>();
  for (const place of places) {
    for (const [name, asked] of writtenWithin(place, steps)) {
      if ((known.get(name) ?? asked) !== asked) return true;
      known.set(name, asked);
    }
  }
  return false;
}

/** What the whole plan asks for at a place and deeper: by path, what is asked there. */
function writtenWithin(place: Path, steps: readonly FetchStep[]): ReadonlyMap<string, string> {
  const written = new Map<string, Set<string>>();
  for (const { shape, at } of steps) {
    for (const { path, asked } of askedIn(shape.shape, at)) {
      if (path.length <= place.length || !place.every((name, index) => path[index] === name)) continue;
      const name = JSON.stringify(path.slice(place.length));
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
