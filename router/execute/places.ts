import { isObject, type Json, ownValue, setOwnValue } from './own.js';
import type { Path } from './path.js';

/** What holds an object of an answer. */
export type Holder = Json | unknown[];

/** Called with an object, what holds it, and by which name or at which place in a list. */
export type Visit = (object: Json, holder: Holder, key: string | number) => void;

/** Visits the objects to which a path leads. A list that is shared by many places is walked once. */
export function visitObjectsAt(root: Json, path: Path, visit: Visit): void {
  if (path.length > 0) new Walk(path, visit).on(root, 0);
}

/** Keeps nothing of where it was but the lists: answers hold thousands of places. */
class Walk {
  /** For each list of the path those that were walked: one may stand at several depths. */
  readonly #walked: Set<unknown>[] = [];

  constructor(
    private readonly path: Path,
    private readonly visit: Visit,
  ) {}

  on(value: unknown, depth: number): void {
    const step = this.path[depth];
    if (step !== '@') {
      if (isObject(value)) this.#reach(ownValue(value, String(step)), value, String(step), depth + 1);
    } else if (Array.isArray(value) && !this.#wasWalked(value, depth)) {
      for (let index = 0; index < value.length; index += 1)
        this.#reach(value[index], value, index, depth + 1);
    }
  }

  #reach(value: unknown, holder: Holder, key: string | number, depth: number): void {
    if (depth < this.path.length) this.on(value, depth);
    else if (isObject(value)) this.visit(value, holder, key);
  }

  #wasWalked(list: readonly unknown[], depth: number): boolean {
    const walked = this.#walked[depth] ?? new Set();
    this.#walked[depth] = walked;
    const { size } = walked;
    return walked.add(list).size === size;
  }
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
