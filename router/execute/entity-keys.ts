import {
  type FieldNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { joinGraphOf } from './join-graph.js';
import type { NeededSelection } from './plan.js';

/** A selection on entities in which each says by its key which it is. */
export interface KeyedSelection {
  readonly set: SelectionSetNode;
  /** The names of the keys by which entities of a type say which they are, if they do. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/**
 * Has entities say which they are. A list of entities answers a list of keys by order alone: a subgraph that mixes the
 * order up would give a citizen another's data, and nobody would see it.
 */
export class EntityKeys {
  readonly #known = new Map<string, readonly (readonly string[])[]>();

  constructor(
    /** The supergraph's, with its routing directives. */
    private readonly schema: GraphQLSchema,
    /**
     * Whether a key is asked for that the plan does not ask for. It may be one that its subgraph refuses the viewer; and where
     * subgraphs are anybody's, they may not be able to tell the keys they were given.
     */
    private readonly isTold: (type: string, field: string) => boolean,
  ) {}

  askedIn(set: SelectionSetNode, needs: readonly NeededSelection[], subgraph: string): KeyedSelection {
    const keys = new Map<string, readonly string[]>();
    const selections = set.selections.map((selection): SelectionNode => {
      const type = selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition?.name.value;
      if (!type || selection.kind !== Kind.INLINE_FRAGMENT || keys.has(type)) return selection;
      const key = this.of(type, subgraph).find((names) => isNeeded(names, type, needs));
      const named = key?.filter((name) => isOwnName(name, selection)) ?? [];
      keys.set(type, named);
      return withFields(
        selection,
        named.filter((name) => this.isTold(type, name)),
      );
    });
    return { set: { ...set, selections }, keys };
  }

  /** The keys of a type in a subgraph that are made of plain fields. */
  of(type: string, subgraph: string): readonly (readonly string[])[] {
    const place = `${type}@${subgraph}`;
    const known = this.#known.get(place) ?? this.#readKeys(type, subgraph);
    this.#known.set(place, known);
    return known;
  }

  #readKeys(name: string, subgraph: string): readonly (readonly string[])[] {
    const type = this.schema.getType(name);
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    const graph = joinGraphOf(this.schema, subgraph);
    const nodes = [type.astNode, ...type.extensionASTNodes];
    const joins = nodes
      .flatMap((node) => node?.directives ?? [])
      .filter((one) => one.name.value === 'join__type');
    return joins.flatMap(({ arguments: given = [] }) => {
      const values = new Map(given.map((one) => [one.name.value, one.value]));
      const [place, key] = [values.get('graph'), values.get('key')];
      if (place?.kind !== Kind.ENUM || place.value !== graph || key?.kind !== Kind.STRING) return [];
      return plainFields(key.value);
    });
  }
}

function plainFields(key: string): readonly (readonly string[])[] {
  const [operation] = parse(`{ ${key} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  const { selections } = operation.selectionSet;
  const names = selections.flatMap((one) =>
    one.kind === Kind.FIELD && !one.selectionSet ? [one.name.value] : [],
  );
  return names.length === selections.length ? [names] : [];
}

function isNeeded(key: readonly string[], type: string, needs: readonly NeededSelection[]): boolean {
  const needed = new Set(
    needs.flatMap((one) =>
      one.kind === 'InlineFragment' && one.typeCondition === type
        ? one.selections.flatMap((inner) => (inner.kind === 'Field' && !inner.selections ? [inner.name] : []))
        : [],
    ),
  );
  return key.every((name) => needed.has(name));
}

/** Whether a name in the answer is the field's of that name, or nobody's. */
const isOwnName = (name: string, { selectionSet }: InlineFragmentNode): boolean =>
  fieldsOf(selectionSet).every((one) => (one.alias ?? one.name).value !== name || one.name.value === name);

function withFields(selection: InlineFragmentNode, names: readonly string[]): InlineFragmentNode {
  const { selectionSet } = selection;
  const present = new Set(fieldsOf(selectionSet).map(({ alias, name }) => (alias ?? name).value));
  const absent = names.filter((name) => !present.has(name));
  const fields = absent.map(
    (name): FieldNode => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } }),
  );
  return {
    ...selection,
    selectionSet: { ...selectionSet, selections: [...selectionSet.selections, ...fields] },
  };
}

const fieldsOf = ({ selections }: SelectionSetNode): readonly FieldNode[] =>
  selections.filter((one) => one.kind === Kind.FIELD);
