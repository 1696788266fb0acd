import {
  type ASTNode,
  type ConstValueNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  valueFromASTUntyped,
} from 'graphql';

/** How a field says how long its lists are. */
export interface ListRule {
  /** Taken when no argument says it. */
  readonly assumed: number;
  /** Arguments of which the largest says it. */
  readonly slicing: readonly GraphQLArgument[];
  /** The lists meant, in the object that the field answers; empty when the field is the list itself. */
  readonly sized: readonly string[];
}

interface Definition {
  readonly astNode?: ASTNode | null | undefined;
}

/** Where nothing is said, these arguments are taken to say how much is asked for, and these lists to be what they slice. */
const pagingArguments = ['first', 'last'];
const pagedFields = ['edges', 'nodes'];

/** A command changes something, whatever it answers. */
const commandWeight = 10;
/** The whole schema is read from memory, but is long. */
const introspectionWeights: ReadonlyMap<string, number> = new Map([
  ['__schema', 1_000],
  ['__type', 100],
]);

/**
 * What `@cost` and `@listSize` say in a supergraph (the IBM cost specification, as Apollo applies it): an object counts
 * 1, a scalar nothing, a list as many times as it is long.
 */
export class CostRules {
  readonly #lists = new Map<GraphQLField<unknown, unknown>, ListRule | null>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly listSizeAssumed: number,
  ) {}

  /** What one value of a field counts, without what is selected of it. */
  weightOf(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>): number {
    const own = weightOn(field);
    if (own !== null) return own;
    const known = introspectionWeights.get(field.name);
    if (known !== undefined) return known;
    const base = parent === this.schema.getMutationType() ? commandWeight : 0;
    return base + this.#weightOfType(getNamedType(field.type));
  }

  /** What an argument counts, with all that is in it. */
  weightOfInput(input: GraphQLArgument | GraphQLInputField, value: unknown): number {
    if (value === undefined || value === null) return 0;
    const type = getNamedType(input.type);
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const inner = items.reduce<number>(
      (sum, item) =>
        fields.reduce((all, field) => {
          const given: unknown = Object(item)[field.name];
          return all + ('args' in field ? 0 : this.weightOfInput(field, given));
        }, sum),
      0,
    );
    return (weightOn(input) ?? weightOn(type) ?? 0) + inner;
  }

  /** Null when a field answers no list, neither itself nor right below. */
  listOf(field: GraphQLField<unknown, unknown>): ListRule | null {
    const known = this.#lists.get(field);
    if (known !== undefined) return known;
    const rule = this.#stated(field) ?? this.#usual(field);
    this.#lists.set(field, rule);
    return rule;
  }

  #stated(field: GraphQLField<unknown, unknown>): ListRule | null {
    const stated = argumentsOf(field, 'listSize');
    if (!stated) return null;
    const slicing = namesIn(stated.slicingArguments);
    return {
      assumed: typeof stated.assumedSize === 'number' ? stated.assumedSize : this.listSizeAssumed,
      slicing: field.args.filter(({ name }) => slicing.includes(name)),
      sized: namesIn(stated.sizedFields),
    };
  }

  #usual(field: GraphQLField<unknown, unknown>): ListRule | null {
    const slicing = field.args.filter(({ name }) => pagingArguments.includes(name));
    const isList = isListType(getNullableType(field.type));
    if (!isList && slicing.length === 0) return null;
    return { assumed: this.listSizeAssumed, slicing, sized: isList ? [] : pagedFields };
  }

  #weightOfType(type: GraphQLNamedType): number {
    return weightOn(type) ?? (isCompositeType(type) ? 1 : 0);
  }
}

function weightOn(definition: Definition): number | null {
  const weight = argumentsOf(definition, 'cost')?.weight;
  return typeof weight === 'number' ? weight : null;
}

/** The arguments of a directive on a definition; null where it does not stand. */
function argumentsOf({ astNode }: Definition, directive: string): Readonly<Record<string, unknown>> | null {
  if (!astNode || !('directives' in astNode)) return null;
  const found = astNode.directives?.find(({ name }) => name.value === directive);
  if (!found) return null;
  return Object.fromEntries(
    (found.arguments ?? []).map(({ name, value }) => [
      name.value,
      valueFromASTUntyped(value as ConstValueNode),
    ]),
  );
}

const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
