import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Requirement } from './requirement.js';
import type { WrittenRules } from './written-rules.js';

type Kinds = Requirement['kind'];

/**
 * What must be true of who asks for a field, wherever its rules are written: on the field, on its type, on the type of its
 * value, on an interface or on what implements it, or on what the field is made from. All of them must be met.
 */
export class RuleBook {
  readonly #known = new Map<string, readonly Requirement[]>();
  /** So that equal requirements are one object, and judged once. */
  readonly #interned = new Map<string, Requirement>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly written: WrittenRules,
  ) {}

  /** @param parent the type on which the field is selected, be it an interface. */
  requirementsOf(parent: string, field: string): readonly Requirement[] {
    const key = `${parent}.${field}`;
    const known = this.#known.get(key);
    if (known) return known;
    const gathered = this.#gather(parent, field, new Set()).map((one) => this.#intern(one));
    const distinct = [...new Set(gathered)];
    this.#known.set(key, distinct);
    return distinct;
  }

  #gather(parent: string, field: string, walked: Set<string>): readonly Requirement[] {
    // What GraphQL itself says of a schema has no rules; and fields may be made from each other in a ring.
    if (field.startsWith('__') || walked.has(`${parent}.${field}`)) return [];
    walked.add(`${parent}.${field}`);
    const type = this.schema.getType(parent);
    const possible = isInterfaceType(type) ? this.schema.getPossibleTypes(type) : [];
    const places = [parent, ...possible.map(({ name }) => name)];
    return [
      ...places.flatMap((place) => [
        ...this.#ofType(place),
        ...this.written.ofField(place, field),
        ...this.#inherited(place, (one) => this.written.ofField(one, field)),
        ...this.written.requiredBy(place, field).flatMap((set) => this.#within(place, set, walked)),
      ]),
      ...this.#ofType(valueType(type, field)?.name ?? ''),
    ];
  }

  #ofType(name: string): readonly Requirement[] {
    return [...this.written.ofType(name), ...this.#inherited(name, (one) => this.written.ofType(one))];
  }

  /**
   * The rules that stand on an interface and on nothing that implements it. Composition gives an interface the rules of all
   * that implement it; those are of no concern to one of them alone.
   */
  #inherited(name: string, rulesOf: (type: string) => readonly Requirement[]): readonly Requirement[] {
    const type = this.schema.getType(name);
    if (!isObjectType(type)) return [];
    return type.getInterfaces().flatMap((one) => {
      const below = this.schema.getPossibleTypes(one).flatMap((implementing) => rulesOf(implementing.name));
      const kinds = new Set<Kinds>(below.map(({ kind }) => kind));
      return rulesOf(one.name).filter(({ kind }) => !kinds.has(kind));
    });
  }

  /** The requirements of all that a selection names. */
  #within(parent: string, { selections }: SelectionSetNode, walked: Set<string>): readonly Requirement[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return this.#within(selection.typeCondition?.name.value ?? parent, selection.selectionSet, walked);
      }
      const value = valueType(this.schema.getType(parent), selection.name.value);
      return [
        ...this.#gather(parent, selection.name.value, walked),
        ...(selection.selectionSet && value ? this.#within(value.name, selection.selectionSet, walked) : []),
      ];
    });
  }

  #intern(requirement: Requirement): Requirement {
    const key = JSON.stringify(requirement);
    const interned = this.#interned.get(key) ?? requirement;
    this.#interned.set(key, interned);
    return interned;
  }
}

function valueType(parent: GraphQLNamedType | undefined, field: string): GraphQLNamedType | undefined {
  const known = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field] : undefined;
  return known && getNamedType(known.type);
}
