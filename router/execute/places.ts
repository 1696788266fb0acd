import { isObject, type Json, ownValue } from './own.js';
import type { Path } from './path.js';

/**
 * The objects to which a path leads, each once, however many ways lead to it: what is shared by many places is visited once
 * on the way down.
 */
export function objectsAt(root: Json, path: Path): readonly Json[] {
  let reached: Iterable<unknown> = [root];
  for (const step of path) {
    const next = new Set<unknown>();
    for (const one of reached) {
      if (step === '@') {
        if (Array.isArray(one)) for (const element of one) next.add(element);
      } else if (isObject(one)) next.add(ownValue(one, String(step)));
    }
    reached = next;
  }
  return [...reached].filter(isObject);
}
