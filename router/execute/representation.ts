import type { GraphQLSchema } from 'graphql';
import type { Gathered } from './gathered.js';
import { quoted } from './json-text.js';
import type { Lack } from './missing.js';
import { isObject, type Json, ownValue } from './own.js';
import type { NeededSelection, Rewrite } from './plan.js';
import { isOfType, rewrite } from './rewrites.js';

/**
 * The text; or the text without what is missing, and why it is; or why there is none, when a key is missing; null when the
 * subgraph is not asked about it.
 */
export type Representation = string | PartialRepresentation | Lack | null;

export interface PartialRepresentation {
  readonly text: string;
  readonly lack: Lack;
}

interface Needed {
  readonly name: string;
  /** What stands before its value. */
  readonly head: string;
  readonly inner: readonly NeededSelection[];
}

interface NeededField extends Needed {
  /** Whether without it nothing can be asked. */
  readonly isKey: boolean;
}

/** What is needed of the objects of one type. */
interface NeededOfType {
  /** Its name, which is the same for all of them. */
  readonly start: string;
  readonly fields: readonly NeededField[];
  /** The name of the one plain field, if that is all that is needed; its value then says all that a representation says. */
  readonly soleKey: string | null;
}

type Text = string | Lack | null;

/**
 * Writes by what a subgraph knows an entity, as text of JSON (Apollo Federation, `_Any`). The same entity has the same
 * text, by which it is known that it was asked about before.
 */
export class RepresentationWriter {
  readonly #ofType = new Map<string, NeededOfType>();
  readonly #inner = new WeakMap<readonly NeededSelection[], Map<string | null, readonly Needed[]>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly needs: readonly NeededSelection[],
    private readonly rewrites: readonly Rewrite[],
    /** The keys of a type that are made of plain fields. */
    private readonly keysOf: (type: string) => readonly (readonly string[])[],
  ) {}

  write(entity: Json, gathered: Gathered): Representation {
    const { __typename: type } = entity;
    if (typeof type !== 'string') return null;
    const needed = this.#ofType.get(type) ?? this.#neededOf(type);
    if (!needed) return null;
    let text = needed.start;
    let lack: Lack | null = null;
    for (const { name, head, inner, isKey } of needed.fields) {
      const part = this.#field(entity, name, inner, gathered);
      if (typeof part === 'string') text += `,${head}${part}`;
      else if (isKey) return part;
      else lack ??= part ?? gathered.missing.unresolved;
    }
    text += '}';
    const whole = this.rewrites.length > 0 ? this.#rewritten(text) : text;
    return lack ? { text: whole, lack } : whole;
  }

  /** All that a representation would say of an entity besides its type, where that is one key; null where it is more. */
  soleKeyOf(entity: Json): string | null {
    const { __typename: type } = entity;
    const soleKey = typeof type === 'string' ? this.#ofType.get(type)?.soleKey : null;
    const value = typeof soleKey === 'string' ? ownValue(entity, soleKey) : null;
    return typeof value === 'string' ? value : null;
  }

  /** Null when nothing is asked about a type. */
  #neededOf(type: string): NeededOfType | null {
    const all = this.#needed(this.needs, type);
    if (all.length === 0) return null;
    const names = new Set(all.map(({ name }) => name));
    const key = this.keysOf(type).find((one) => one.every((name) => names.has(name)));
    const fields = all
      .filter(({ name }) => name !== '__typename')
      .map((one) => ({ ...one, isKey: !key || key.includes(one.name) }));
    const [only, ...others] = fields;
    const isSole = only && only.inner.length === 0 && others.length === 0 && this.rewrites.length === 0;
    const soleKey = isSole ? only.name : null;
    const needed = { start: `{"__typename":${quoted(type)}`, fields, soleKey };
    // Types are few; names that a subgraph makes up are not.
    this.#ofType.set(type, needed);
    return needed;
  }

  /** The fields that are needed of an object of a type, each once. */
  #needed(selections: readonly NeededSelection[], type: string | null): readonly Needed[] {
    const byName = new Map<string, NeededSelection[]>();
    const gather = (all: readonly NeededSelection[]): void => {
      for (const one of all) {
        if (one.kind === 'Field') {
          const name = one.alias ?? one.name;
          byName.set(name, [...(byName.get(name) ?? []), ...(one.selections ?? [])]);
        } else if (
          one.typeCondition === undefined ||
          (type !== null && isOfType(this.schema, type, one.typeCondition))
        )
          gather(one.selections);
      }
    };
    gather(selections);
    return [...byName].map(([name, inner]) => ({ name, head: `${quoted(name)}:`, inner }));
  }

  #field(object: Json, name: string, inner: readonly NeededSelection[], gathered: Gathered): Text {
    const value = ownValue(object, name);
    if (value === undefined || value === null) {
      const lack = gathered.missing.at(object, name);
      if (lack || value === undefined) return lack ?? null;
    }
    return this.#value(value, inner, gathered);
  }

  #value(value: unknown, inner: readonly NeededSelection[], gathered: Gathered): Text {
    if (typeof value === 'string') return gathered.quotes.of(value);
    if (typeof value === 'number') return String(value);
    if (inner.length === 0 || value === null) return JSON.stringify(value);
    if (Array.isArray(value)) return this.#list(value, inner, gathered);
    return isObject(value) ? this.#object(value, inner, gathered) : null;
  }

  #object(object: Json, inner: readonly NeededSelection[], gathered: Gathered): Text {
    const type = typeof object.__typename === 'string' ? object.__typename : null;
    const parts: string[] = [];
    for (const field of this.#innerFor(inner, type)) {
      const part = this.#field(object, field.name, field.inner, gathered);
      if (typeof part !== 'string') return part;
      parts.push(field.head + part);
    }
    return `{${parts.join()}}`;
  }

  /** Read once for each selection and type, because lists hold many of one. */
  #innerFor(inner: readonly NeededSelection[], type: string | null): readonly Needed[] {
    const byType = this.#inner.get(inner) ?? new Map<string | null, readonly Needed[]>();
    this.#inner.set(inner, byType);
    const known = byType.get(type) ?? this.#needed(inner, type);
    byType.set(type, known);
    return known;
  }

  #list(list: readonly unknown[], inner: readonly NeededSelection[], gathered: Gathered): Text {
    const parts: string[] = [];
    for (const [index, element] of list.entries()) {
      const part = gathered.missing.at(list, index) ?? this.#value(element, inner, gathered);
      if (typeof part !== 'string') return part;
      parts.push(part);
    }
    return `[${parts.join()}]`;
  }

  #rewritten(text: string): string {
    const representation: unknown = JSON.parse(text);
    rewrite(this.schema, this.rewrites, representation);
    return JSON.stringify(representation);
  }
}
