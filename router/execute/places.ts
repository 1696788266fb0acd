import { isObject, type Json, ownValue, setOwnValue } from './own.js';
import type { Path } from './path.js';

/** What holds an object of an answer. */
export type Holder = Json | unknown[];

/** Called with an object, what holds it, and by which name or at which place in a list. */
export type Visit = (object: Json, holder: Holder, key: string | number) => void;

/** Visits the objects to which a path leads. A list that is shared by many places is walked once. */
export function visitObjectsAt(root: Json, path: Path, visit: Visit): void {
  let reached: readonly unknown[] = [root];
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1;
    if (step !== '@')
      reached = isLast ? visitNamed(reached, String(step), visit) : named(reached, String(step));
    else reached = isLast ? visitElements(reached, visit) : elements(reached);
  }
}

function named(reached: readonly unknown[], name: string): readonly unknown[] {
  const next: unknown[] = [];
  for (const one of reached) if (isObject(one)) next.push(ownValue(one, name));
  return next;
}

function elements(reached: readonly unknown[]): readonly unknown[] {
  const next: unknown[] = [];
  for (const one of new Set(reached)) if (Array.isArray(one)) for (const element of one) next.push(element);
  return next;
}

function visitNamed(reached: readonly unknown[], name: string, visit: Visit): readonly unknown[] {
  for (const one of reached) {
    const value = isObject(one) ? ownValue(one, name) : null;
    if (isObject(value)) visit(value, one as Json, name);
  }
  return [];
}

function visitElements(reached: readonly unknown[], visit: Visit): readonly unknown[] {
  for (const one of new Set(reached)) {
    if (!Array.isArray(one)) continue;
    for (let index = 0; index < one.length; index += 1) {
      const element: unknown = one[index];
      if (isObject(element)) visit(element, one, index);
    }
  }
  return [];
}

/** The objects to which a path leads; no path leads to the root. */
export function objectsAt(root: Json, path: Path): readonly Json[] {
  if (path.length === 0) return [root];
  const objects = new Set<Json>();
  visitObjectsAt(root, path, (object) => objects.add(object));
  return [...objects];
}

/** Puts another object in the place of one. */
export function replace(holder: Holder, key: string | number, object: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = object;
  else setOwnValue(holder, String(key), object);
}
