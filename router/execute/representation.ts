import type { GraphQLSchema } from 'graphql';
import { quoted } from './json-text.js';
import type { Lack, Missing } from './missing.js';
import { isObject, type Json, ownValue } from './own.js';
import type { NeededSelection, Rewrite } from './plan.js';
import { isOfType, rewrite } from './rewrites.js';

/** The text; or why there is none: something it is made from is missing; null when the subgraph is not asked about it. */
export type Representation = string | Lack | null;

interface NeededField {
  readonly name: string;
  readonly inner: readonly NeededSelection[];
}

/**
 * Writes by what a subgraph knows an entity, as text of JSON (Apollo Federation, `_Any`). The same entity has the same
 * text, by which it is known that it was asked about before.
 */
export class RepresentationWriter {
  readonly #fields = new Map<string, readonly NeededField[]>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly needs: readonly NeededSelection[],
    private readonly rewrites: readonly Rewrite[],
  ) {}

  write(entity: Json, missing: Missing): Representation {
    const { __typename: type } = entity;
    if (typeof type !== 'string') return null;
    const fields = this.#fields.get(type) ?? this.#fieldsFor(type);
    if (fields.length === 0) return null;
    const text = this.#object(entity, fields, missing);
    return typeof text === 'string' && this.rewrites.length > 0 ? this.#rewritten(text) : text;
  }

  #fieldsFor(type: string): readonly NeededField[] {
    const fields = this.#needed(this.needs, type);
    this.#fields.set(type, fields);
    return fields;
  }

  /** The fields that are needed of an object of a type, each once. */
  #needed(selections: readonly NeededSelection[], type: string | null): readonly NeededField[] {
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
    return [...byName].map(([name, inner]) => ({ name, inner }));
  }

  #object(object: Json, fields: readonly NeededField[], missing: Missing): Representation {
    let text = '';
    for (const { name, inner } of fields) {
      const value = ownValue(object, name);
      if (value === undefined || value === null) {
        const lack = missing.at(object, name);
        if (lack || value === undefined) return lack ?? null;
      }
      const part = this.#value(value, inner, missing);
      if (typeof part !== 'string') return part;
      text += `${text === '' ? '' : ','}${quoted(name)}:${part}`;
    }
    return `{${text}}`;
  }

  #value(value: unknown, inner: readonly NeededSelection[], missing: Missing): Representation {
    if (typeof value === 'string') return quoted(value);
    if (inner.length === 0 || value === null) return JSON.stringify(value);
    if (isObject(value)) {
      const type = typeof value.__typename === 'string' ? value.__typename : null;
      return this.#object(value, this.#needed(inner, type), missing);
    }
    if (!Array.isArray(value)) return null;
    const parts: string[] = [];
    for (const [index, element] of value.entries()) {
      const part = missing.at(value, index) ?? this.#value(element, inner, missing);
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
