import { Fault } from '../../shared/errors/fault.js';
import { type Json, ownValue } from './own.js';
import type { Path } from './path.js';

export const unresolved = new Fault('INTERNAL', 'No subgraph could tell this value.');

export interface Cause {
  readonly reason: Fault;
  /** Where it happened, within the value that is missing because of it. */
  readonly within: Path;
}

/** Why values are not there: one failure or several, which may have cost many values. */
export interface Lack {
  /** None when nothing failed: a subgraph to which an entity means nothing has nothing to say of it. */
  readonly causes: readonly Cause[];
  /** Where to tell of it when none of the values was asked for by the client. */
  readonly at: Path;
  /** Whether the client was told. */
  isTold: boolean;
}

/** Remembers, while a request is executed, which values of which objects are missing, and why. */
export class Missing {
  readonly #byHolder = new Map<object, Map<string | number, Lack>>();
  readonly #all = new Set<Lack>();
  readonly #dependents = new Map<Lack, Map<string, Lack>>();

  get isEmpty(): boolean {
    return this.#byHolder.size === 0;
  }

  /** That nobody told a value. */
  readonly unresolved = unresolvedLack;

  /** What nobody was told of. */
  get untold(): readonly Lack[] {
    return [...this.#all].filter(({ isTold }) => !isTold);
  }

  add(reasons: readonly Fault[], at: Path, within: Path = []): Lack {
    return this.#added(
      reasons.map((reason) => ({ reason, within })),
      at,
    );
  }

  /** Notes that a subgraph knows nothing of an entity; what others say of it stands. */
  noteUnknown(entity: Json, names: readonly string[]): void {
    for (const name of names) if (ownValue(entity, name) === undefined) this.note(entity, name, unknown);
  }

  /** @param holder the object or list that should have held the value. */
  note(holder: object, name: string | number, lack: Lack): void {
    const names = this.#byHolder.get(holder) ?? new Map<string | number, Lack>();
    this.#byHolder.set(holder, names);
    const known = names.get(name);
    names.set(name, known && known !== unknown && known !== lack ? this.#both(known, lack) : lack);
  }

  noteAll(holder: object, names: Iterable<string>, lack: Lack): void {
    for (const name of names) this.note(holder, name, lack);
  }

  /** Whether anything of an object or list is missing. */
  of(holder: object): boolean {
    return this.#byHolder.has(holder);
  }

  at(holder: object, name: string | number): Lack | undefined {
    return this.#byHolder.get(holder)?.get(name);
  }

  /** What a subgraph could not be asked, because what it makes it from is missing: the client is told of both. */
  dependent(cause: Lack, subgraph: string): Lack {
    if (cause === unknown || cause === unresolvedLack) return cause;
    const known = this.#dependents.get(cause)?.get(subgraph);
    if (known) return known;
    cause.isTold = true;
    const reasons = cause.causes.map(({ reason }) => reason.with({ neededBy: subgraph }));
    const lack = this.add(reasons, cause.at);
    this.#dependents.set(cause, (this.#dependents.get(cause) ?? new Map()).set(subgraph, lack));
    return lack;
  }

  #both(one: Lack, other: Lack): Lack {
    const causes = [...new Set([...one.causes, ...other.causes])];
    if (causes.length === one.causes.length) return one;
    one.isTold = true;
    other.isTold = true;
    return this.#added(causes, one.at);
  }

  #added(causes: readonly Cause[], at: Path): Lack {
    const lack = { causes, at, isTold: false };
    this.#all.add(lack);
    return lack;
  }
}

/** What no subgraph told, and of which nobody need be told unless it was asked for. */
const unresolvedLack: Lack = { causes: [{ reason: unresolved, within: [] }], at: [], isTold: true };

const unknown: Lack = { causes: [], at: [], isTold: true };
