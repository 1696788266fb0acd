import {
  type ASTNode,
  BREAK,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import type { CostRules } from './cost-rules.js';

/** Variables by their names. */
export type Values = Readonly<Record<string, unknown>>;
type Field = GraphQLField<unknown, unknown>;

/** A selected field and what it counts. */
export interface CountedField {
  readonly name: string;
  readonly weight: number;
  readonly isList: boolean;
  /** What its arguments count. */
  readonly ofArguments: (variables: Values) => number;
  /** How long the list asked for is: its own when it is one, else those it names. */
  readonly length: (variables: Values) => number;
  readonly sized: readonly string[];
  readonly isSkipped: (variables: Values) => boolean;
  /** Whether a variable stands in its arguments, or decides on whether it is skipped. */
  readonly usesVariables: boolean;
  readonly within: readonly CountedField[];
}

/** Reads selections as fields that are counted, with fragments in their places. */
export class SelectionReader {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly rules: CostRules,
  ) {}

  read(
    { selections }: SelectionSetNode,
    parent: GraphQLNamedType | null | undefined,
  ): readonly CountedField[] {
    return selections.flatMap((one) => this.#selection(one, parent));
  }

  #selection(one: SelectionNode, parent: GraphQLNamedType | null | undefined): readonly CountedField[] {
    const isSkipped = skippingOf(one);
    if (one.kind === Kind.FIELD) {
      const field = this.#definition(one, parent);
      return field && parent ? [this.#field(one, parent, field)] : [];
    }
    const part = one.kind === Kind.INLINE_FRAGMENT ? one : this.fragments.get(one.name.value);
    if (!part) return [];
    const type = part.typeCondition ? this.schema.getType(part.typeCondition.name.value) : parent;
    return this.read(part.selectionSet, type).map((field) => ({
      ...field,
      usesVariables: field.usesVariables || usesVariables(one.directives),
      isSkipped: (variables) => isSkipped(variables) || field.isSkipped(variables),
    }));
  }

  #field(node: FieldNode, parent: GraphQLNamedType, field: Field): CountedField {
    const given = new Map((node.arguments ?? []).map(({ name, value }) => [name.value, value]));
    const givenOr = (name: string, byDefault: unknown, variables: Values): unknown => {
      const literal = given.get(name);
      return (literal && valueFromASTUntyped(literal, { ...variables })) ?? byDefault;
    };
    const list = this.rules.listOf(field);
    const weighed = field.args.filter(({ name }) => given.has(name));
    return {
      name: (node.alias ?? node.name).value,
      weight: this.rules.weightOf(parent, field),
      isList: isListType(getNullableType(field.type)),
      ofArguments: (variables) =>
        weighed.reduce(
          (sum, one) => sum + this.rules.weightOfInput(one, givenOr(one.name, null, variables)),
          0,
        ),
      length: (variables) => {
        const said = (list?.slicing ?? [])
          .map(({ name, defaultValue }) => givenOr(name, defaultValue, variables))
          .filter((one) => typeof one === 'number');
        return said.length > 0 ? Math.max(0, ...said) : (list?.assumed ?? 1);
      },
      sized: list?.sized ?? [],
      isSkipped: skippingOf(node),
      usesVariables: usesVariables(node.arguments) || usesVariables(node.directives),
      within:
        node.selectionSet && !isMeta(field) ? this.read(node.selectionSet, getNamedType(field.type)) : [],
    };
  }

  #definition(node: FieldNode, parent: GraphQLNamedType | null | undefined): Field | undefined {
    if (parent === this.schema.getQueryType()) {
      if (node.name.value === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (node.name.value === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    if (!parent || !isCompositeType(parent)) return undefined;
    return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
  }
}

/** What is told of the schema is counted whole. */
const isMeta = ({ name }: Field) => name.startsWith('__');

function usesVariables(nodes: readonly ASTNode[] = []): boolean {
  let found = false;
  for (const node of nodes) {
    visit(node, {
      Variable() {
        found = true;
        return BREAK;
      },
    });
  }
  return found;
}

/** Whether `@skip` or `@include` takes a selection out, by what is told of them with the request. */
function skippingOf({ directives = [] }: SelectionNode): (variables: Values) => boolean {
  const conditions = directives.flatMap(({ name, arguments: [condition] = [] }) =>
    condition && (name.value === 'skip' || name.value === 'include')
      ? [{ value: condition.value, taken: name.value === 'skip' }]
      : [],
  );
  if (conditions.length === 0) return never;
  return (variables) =>
    conditions.some(({ value, taken }) => valueFromASTUntyped(value, { ...variables }) === taken);
}

const never = () => false;
