import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { CostDirectives } from './cost-directives.js';

type Field = GraphQLField<unknown, unknown>;

/** How a field says how long its lists are. */
export interface ListRule {
  /** Taken when no argument says it. */
  readonly assumed: number;
  /** Arguments of which the largest says it. */
  readonly slicing: readonly GraphQLArgument[];
  /** The lists meant, in the object that the field answers; empty when the field is the list itself. */
  readonly sized: readonly string[];
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
  readonly #directives: CostDirectives;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly listSizeAssumed: number,
  ) {
    this.#directives = new CostDirectives(schema);
  }

  /** What one value of a field counts, without what is selected of it. */
  weightOf(parent: GraphQLNamedType, field: Field): number {
    const stated = this.#directives.weightOn(field) ?? introspectionWeights.get(field.name);
    if (stated !== undefined) return stated;
    const type = getNamedType(field.type);
    const base = parent === this.schema.getMutationType() ? commandWeight : 0;
    return base + (this.#directives.weightOn(type) ?? (isCompositeType(type) ? 1 : 0));
  }

  /** What an argument counts, with all that is in it. */
  weightOfInput(input: GraphQLArgument | GraphQLInputField, value: unknown): number {
    if (value === undefined || value === null) return 0;
    const type = getNamedType(input.type);
    const own = this.#directives.weightOn(input) ?? this.#directives.weightOn(type) ?? 0;
    if (!isInputObjectType(type)) return own;
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const fields = Object.values(type.getFields());
    const inner = items.flatMap((item) =>
      fields.map((field) => this.weightOfInput(field, Object(item)[field.name])),
    );
    return inner.reduce((sum, one) => sum + one, own);
  }

  /** Null when a field answers no list, neither itself nor right below. */
  listOf(field: Field): ListRule | null {
    const isList = isListType(getNullableType(field.type));
    const stated = this.#directives.listSizeOn(field);
    if (stated) {
      return {
        assumed: stated.assumedSize ?? this.listSizeAssumed,
        slicing: field.args.filter(({ name }) => stated.slicingArguments.includes(name)),
        sized: stated.sizedFields,
      };
    }
    const slicing = field.args.filter(({ name }) => pagingArguments.includes(name));
    if (!isList && slicing.length === 0) return null;
    return { assumed: this.listSizeAssumed, slicing, sized: isList ? [] : pagedFields };
  }
}
