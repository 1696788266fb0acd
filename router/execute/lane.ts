import type { FetchShape } from './fetch-shape.js';
import { mergeEntity } from './merge.js';
import type { Lack, Missing } from './missing.js';
import { type Json, ownValue } from './own.js';
import { beforeLists, type Path } from './path.js';

/** An entity that is asked about, and every object of the answer that it is. */
export interface Asked {
  readonly representation: string;
  /** Its type and its keys, as the representation says them; null when it cannot say them back. */
  readonly identity: Identity | null;
  readonly places: Json[];
}

export interface Identity {
  readonly type: string;
  readonly keys: ReadonlyMap<string, unknown>;
}

/** One question to a subgraph within one call, about all entities at once. */
export class Lane {
  readonly #byRepresentation = new Map<string, Asked>();
  readonly #visited = new Set<Json>();
  /** Where to tell of a failure that cost nothing the client asked for. */
  #at: Path = [];

  constructor(
    readonly shape: FetchShape,
    private readonly missing: Missing,
    /** What the same question brought before in this request, by representation. */
    private readonly fetched: Map<string, unknown>,
  ) {}

  get asked(): readonly Asked[] {
    return [...this.#byRepresentation.values()];
  }

  get at(): Path {
    return this.#at;
  }

  /** Adds the objects of one place of the plan. */
  add(objects: readonly Json[], at: Path): void {
    if (this.#visited.size === 0) this.#at = beforeLists(at);
    for (const object of objects) {
      if (this.#visited.has(object)) continue;
      this.#visited.add(object);
      const representation = this.shape.entities?.write(object, this.missing) ?? null;
      if (typeof representation === 'string') this.#ask(representation, object);
      else if (representation) this.#depend(object, representation);
    }
  }

  /** Keeps the entities that came, so that none is fetched again. */
  remember(entities: readonly unknown[]): void {
    for (const [index, { representation }] of this.asked.entries())
      this.fetched.set(representation, entities[index]);
  }

  /** Notes for every object that is asked about why nothing came. */
  fail(lack: Lack, asked: readonly Asked[] = this.asked): void {
    for (const { places } of asked) {
      for (const place of places) {
        for (const name of this.shape.names) this.missing.note(place, name, lack);
      }
    }
  }

  #ask(representation: string, object: Json): void {
    const known = this.#byRepresentation.get(representation);
    if (known) known.places.push(object);
    else if (this.fetched.has(representation))
      mergeEntity(object, this.fetched.get(representation), this.shape.names);
    else
      this.#byRepresentation.set(representation, {
        representation,
        identity: identityOf(object, this.shape),
        places: [object],
      });
  }

  /** What is made from something that another subgraph failed to bring cannot be asked. */
  #depend(object: Json, cause: Lack): void {
    const lack = this.missing.dependent(cause, this.shape.subgraph);
    for (const name of this.shape.names) this.missing.note(object, name, lack);
  }
}

function identityOf(object: Json, { keys }: FetchShape): Identity | null {
  const { __typename: type } = object;
  if (typeof type !== 'string') return null;
  const names = keys.get(type) ?? [];
  return { type, keys: new Map(names.map((name) => [name, ownValue(object, name)])) };
}
