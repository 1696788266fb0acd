import {
  type DocumentNode,
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
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import type { CostRules } from './cost-rules.js';

type Values = Readonly<Record<string, unknown>>;
type Field = GraphQLField<unknown, unknown>;

/** A selected field and what it counts. */
interface Counted {
  readonly name: string;
  readonly weight: number;
  readonly isList: boolean;
  /** What its arguments count. */
  readonly ofArguments: (variables: Values) => number;
  /** How long the list asked for is: its own when it is one, else those it names. */
  readonly length: (variables: Values) => number;
  readonly sized: readonly string[];
  readonly isSkipped: (variables: Values) => boolean;
  readonly within: readonly Counted[];
}

/** What an operation may cost, and what its answer did cost; the costs of its fields are looked up once. */
export class OperationCost {
  readonly #fields: readonly Counted[];
  readonly #defaults: Values;

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    rules: CostRules,
  ) {
    const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    const reading = new Reading(schema, new Map(fragments.map((one) => [one.name.value, one])), rules);
    this.#fields = reading.read(operation.selectionSet, schema.getRootType(operation.operation));
    this.#defaults = Object.fromEntries(
      (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
      ),
    );
  }

  /** At most what the answer can cost, unless lists of which nothing is said are longer than assumed. */
  requested(variables: Values): number {
    return Math.max(0, requestedOf(this.#fields, { ...this.#defaults, ...variables }, null));
  }

  /** What the answer cost, by the lists' true lengths. */
  actual(data: unknown, variables: Values): number {
    return Math.max(0, actualOf(this.#fields, data, { ...this.#defaults, ...variables }));
  }
}

/** @param around the field around these, which may say how long their lists are. */
function requestedOf(fields: readonly Counted[], variables: Values, around: Counted | null): number {
  let sum = 0;
  for (const field of fields) {
    if (field.isSkipped(variables)) continue;
    const inner = requestedOf(field.within, variables, field);
    const saying = around?.sized.includes(field.name) ? around : field;
    const times = field.isList ? saying.length(variables) : 1;
    sum += times * (field.weight + inner) + field.ofArguments(variables);
  }
  return sum;
}

function actualOf(fields: readonly Counted[], value: unknown, variables: Values): number {
  if (Array.isArray(value)) return value.reduce((sum, one) => sum + actualOf(fields, one, variables), 0);
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const field of fields) {
    const inner: unknown = Reflect.get(value, field.name);
    if (inner === undefined) continue;
    sum +=
      field.ofArguments(variables) + field.weight * countOf(inner) + actualOf(field.within, inner, variables);
  }
  return sum;
}

function countOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum, one) => sum + countOf(one), 0);
  return value === null ? 0 : 1;
}

class Reading {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly rules: CostRules,
  ) {}

  read({ selections }: SelectionSetNode, parent: GraphQLNamedType | null | undefined): readonly Counted[] {
    return selections.flatMap((one) => this.#selection(one, parent));
  }

  #selection(one: SelectionNode, parent: GraphQLNamedType | null | undefined): readonly Counted[] {
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
      isSkipped: (variables) => isSkipped(variables) || field.isSkipped(variables),
    }));
  }

  #field(node: FieldNode, parent: GraphQLNamedType, field: Field): Counted {
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
