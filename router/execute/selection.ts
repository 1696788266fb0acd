import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { invariant } from '../../shared/errors/invariant.js';
import { plannedName } from './client-aliases.js';
import { isOfType } from './rewrites.js';

/** All selections of a client that share one name in the answer (GraphQL, section 6.3.2: field collection). */
export interface SelectedField {
  readonly name: string;
  /** The name under which it was fetched. */
  readonly fetchedAs: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
}

/** What a client's operation selects, for one outcome of its conditions. */
export class Selections {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    /** As the client knows it. */
    readonly schema: GraphQLSchema,
    readonly document: DocumentNode,
    readonly operation: OperationDefinitionNode,
    /** The schema over which was planned. */
    private readonly supergraph: GraphQLSchema,
    private readonly holds: (variable: string) => boolean,
  ) {
    const fragments = document.definitions.filter(
      (one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION,
    );
    this.#fragments = new Map(fragments.map((one) => [one.name.value, one]));
  }

  /** The fields selected of an object of a type, in the order in which they stand in the answer. */
  of(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): readonly SelectedField[] {
    const byName = new Map<string, FieldNode[]>();
    const walked = new Set<string>();
    for (const set of sets) this.#collect(type, set, byName, walked);
    return [...byName].map(([name, nodes]) => {
      const [first] = nodes;
      const definition = first && definitionOf(type, first.name.value);
      invariant(definition, 'a document that is executed is valid');
      return { name, fetchedAs: plannedName(first, this.supergraph), definition, nodes };
    });
  }

  #collect(
    type: GraphQLCompositeType,
    { selections }: SelectionSetNode,
    byName: Map<string, FieldNode[]>,
    walked: Set<string>,
  ): void {
    for (const selection of selections) {
      if (!this.#isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const known = byName.get(name);
        if (known) known.push(selection);
        else byName.set(name, [selection]);
        continue;
      }
      const fragment = this.#fragmentOf(selection, walked);
      const condition = fragment?.typeCondition?.name.value ?? type.name;
      if (fragment && isOfType(this.schema, type.name, condition))
        this.#collect(type, fragment.selectionSet, byName, walked);
    }
  }

  #fragmentOf(selection: Exclude<SelectionNode, FieldNode>, walked: Set<string>) {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
    const name = selection.name.value;
    if (walked.has(name)) return undefined;
    walked.add(name);
    return this.#fragments.get(name);
  }

  #isIncluded({ directives = [] }: SelectionNode): boolean {
    return directives.every(({ name, arguments: [condition] = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return true;
      const value = condition?.value;
      const holds =
        value?.kind === Kind.VARIABLE
          ? this.holds(value.name.value)
          : value?.kind === Kind.BOOLEAN && value.value;
      return holds === (name.value === 'include');
    });
  }
}

/** What GraphQL itself says of every schema. */
export const metaFields = [TypeNameMetaFieldDef, SchemaMetaFieldDef, TypeMetaFieldDef] as const;

function definitionOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  const meta = metaFields.find((one) => one.name === name);
  if (meta) return meta;
  return isUnionType(type) ? undefined : type.getFields()[name];
}
