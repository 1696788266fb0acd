import type { Fault } from '../../shared/errors/fault.js';
import type { FetchShape } from './fetch-shape.js';
import type { Gathered } from './gathered.js';
import { merge } from './merge.js';
import type { Lack } from './missing.js';
import { isObject, type Json, ownValue } from './own.js';
import { beforeLists, type Path } from './path.js';
import { type Holder, replace, visitObjectsAt } from './places.js';

/** An entity that is asked about, and every object of the answer that it is. */
export interface Asked {
  readonly representation: string;
  /** Its type and its keys, as the representation says them; null when it cannot say them back. */
  readonly identity: Identity | null;
  /** The first of its places. */
  readonly first: Json;
  readonly places: Json[];
}

export interface Identity {
  readonly type: string;
  readonly keys: readonly string[];
  /** That of each key. */
  readonly values: readonly unknown[];
}

/** One question to a subgraph within one call, about all entities at once. */
export class Lane {
  /** In the order in which they are asked. */
  readonly asked: Asked[] = [];
  readonly #byRepresentation = new Map<string, Asked>();
  /** The same, by type and key, where one key is all that is said of an entity. */
  readonly #bySoleKey = new Map<unknown, Map<string, Asked>>();
  readonly #visited = new Set<Json>();
  /** Why something is missing from the representation of an object, when something is. */
  readonly #lacking = new Map<Json, Lack>();
  /** Where to tell of a failure that cost nothing the client asked for. */
  #at: Path = [];

  constructor(
    readonly shape: FetchShape,
    private readonly gathered: Gathered,
    /** What the same question brought before in this request, by representation. */
    private readonly fetched: Map<string, unknown>,
    /** Whether one object may stand at all places of an entity. */
    private readonly isShared: boolean,
  ) {}

  get at(): Path {
    return this.#at;
  }

  /** Adds the objects at one place of the plan. */
  add(root: Json, at: Path): void {
    if (this.#visited.size === 0) this.#at = beforeLists(at);
    visitObjectsAt(root, at, (object, holder, key) => {
      const { size } = this.#visited;
      if (this.#visited.add(object).size === size) return;
      const known = this.#askedBySoleKey(object);
      if (known) this.#askAgain(known, object, holder, key);
      else this.#represent(object, holder, key);
    });
  }

  /** Adds what the subgraph knows of an entity to one of its places. */
  put(entity: unknown, place: Json): void {
    const { names, requiring, concrete } = this.shape;
    if (!isObject(entity)) {
      this.gathered.missing.noteUnknown(place, names);
      return;
    }
    const lack = this.#lacking.get(place);
    merge(place, entity, lack ? without(names, requiring) : names);
    if (lack) this.#depend(place, lack, requiring);
    const { __typename: type } = entity;
    // What is one object to a subgraph may be of several types; only another subgraph knows of which.
    if (typeof type === 'string' && concrete.has(type)) place.__typename = type;
  }

  /** Whether a value of an object was asked with all that it is made from. */
  wasAsked(place: Json, name: string): boolean {
    return !this.#lacking.has(place) || !this.shape.requiring.has(name);
  }

  /** Keeps the entities that came, so that none is fetched again. */
  remember(entities: readonly unknown[]): void {
    for (const [index, { representation }] of this.asked.entries())
      this.fetched.set(representation, entities[index]);
  }

  /** Notes for every object that is asked about why nothing came. */
  fail(lack: Lack): void {
    for (const { places } of this.asked) {
      for (const place of places) this.gathered.missing.noteAll(place, this.shape.names, lack);
    }
  }

  /** Notes for an entity why it is null: one of its values could not be, or it itself. */
  failOne({ places }: Asked, reason: Fault, [name, ...within]: Path): void {
    const others = this.gathered.missing.add([reason], this.#at);
    const own = this.gathered.missing.add([reason], this.#at, within);
    // One of them is told where it was asked for, and none twice.
    others.isTold = true;
    for (const place of places) {
      for (const one of this.shape.names) this.gathered.missing.note(place, one, one === name ? own : others);
    }
  }

  #represent(object: Json, holder: Holder, key: string | number): void {
    const representation = this.shape.entities?.write(object, this.gathered) ?? null;
    if (typeof representation === 'string') this.#ask(representation, object, holder, key);
    else if (representation && 'text' in representation) {
      this.#lacking.set(object, representation.lack);
      this.#ask(representation.text, object, holder, key);
    } else if (representation) this.#depend(object, representation, this.shape.names);
  }

  #ask(representation: string, object: Json, holder: Holder, key: string | number): void {
    const known = this.#byRepresentation.get(representation);
    if (known) this.#askAgain(known, object, holder, key);
    else this.#askAnew(representation, object);
  }

  #askAgain(known: Asked, object: Json, holder: Holder, key: string | number): void {
    if (
      this.isShared &&
      !this.gathered.missing.of(object) &&
      !this.#lacking.has(object) &&
      isBare(object, known.first)
    )
      replace(holder, key, known.first);
    else known.places.push(object);
  }

  #askAnew(representation: string, object: Json): void {
    if (this.fetched.has(representation)) {
      this.put(this.fetched.get(representation), object);
      return;
    }
    const identity = identityOf(object, this.shape);
    const asked = { representation, identity, first: object, places: [object] };
    this.asked.push(asked);
    this.#byRepresentation.set(representation, asked);
    const soleKey = this.shape.entities?.soleKeyOf(object) ?? null;
    if (soleKey !== null) this.#bySoleKeyOf(object.__typename).set(soleKey, asked);
  }

  /** Most entities are told apart by one key, and met often: to look it up takes less than to write a representation. */
  #askedBySoleKey(object: Json): Asked | undefined {
    const soleKey = this.shape.entities?.soleKeyOf(object) ?? null;
    return soleKey === null ? undefined : this.#bySoleKeyOf(object.__typename).get(soleKey);
  }

  #bySoleKeyOf(type: unknown): Map<string, Asked> {
    const known = this.#bySoleKey.get(type);
    if (known) return known;
    const asked = new Map<string, Asked>();
    this.#bySoleKey.set(type, asked);
    return asked;
  }

  /** What is made from something that another subgraph failed to bring is missing too. */
  #depend(object: Json, cause: Lack, names: Iterable<string>): void {
    this.gathered.missing.noteAll(object, names, this.gathered.missing.dependent(cause, this.shape.subgraph));
  }
}

const without = (names: readonly string[], left: ReadonlySet<string>): readonly string[] =>
  names.filter((name) => !left.has(name));

function identityOf(object: Json, { keys, askedAs }: FetchShape): Identity | null {
  const { __typename: type } = object;
  if (typeof type !== 'string') return null;
  const names = keys.get(type) ?? [];
  return { type: askedAs ?? type, keys: names, values: names.map((name) => ownValue(object, name)) };
}

/** Whether an object says nothing that another one does not say. */
function isBare(object: Json, other: Json): boolean {
  for (const name in object) if (object[name] !== ownValue(other, name)) return false;
  return true;
}
