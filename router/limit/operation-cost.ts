import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import type { CostRules } from './cost-rules.js';
import { type CountedField, SelectionReader, type Values } from './counted-field.js';

/** What an operation may cost, and what its answer did cost; the costs of its fields are looked up once. */
export class OperationCost {
  readonly #fields: readonly CountedField[];
  readonly #requested: Cost;
  readonly #defaults: Values;

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    rules: CostRules,
  ) {
    const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    const reading = new SelectionReader(
      schema,
      new Map(fragments.map((one) => [one.name.value, one])),
      rules,
    );
    this.#fields = reading.read(operation.selectionSet, schema.getRootType(operation.operation));
    this.#requested = requestedOf(this.#fields, null).cost;
    this.#defaults = Object.fromEntries(
      (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
      ),
    );
  }

  /** At most what the answer can cost, unless lists of which nothing is said are longer than assumed. */
  requested(variables: Values): number {
    return Math.max(0, this.#requested({ ...this.#defaults, ...variables }));
  }

  /** What the answer cost, by the lists' true lengths. */
  actual(data: unknown, variables: Values): number {
    return Math.max(0, actualOf(this.#fields, data, { ...this.#defaults, ...variables }));
  }
}

type Cost = (variables: Values) => number;

interface Requested {
  readonly cost: Cost;
  /** Whether a variable has a say in it. */
  readonly isVarying: boolean;
}

/**
 * Works out beforehand what no variable has a say in, which is nearly all.
 * @param around the field around these, which may say how long their lists are.
 */
function requestedOf(fields: readonly CountedField[], around: CountedField | null): Requested {
  const costs = fields.map((field) => costOf(field, around));
  const varying = costs.filter(({ isVarying }) => isVarying);
  const fixed = costs.reduce((sum, { isVarying, cost }) => (isVarying ? sum : sum + cost({})), 0);
  return {
    cost: (variables) => varying.reduce((sum, { cost }) => sum + cost(variables), fixed),
    isVarying: varying.length > 0,
  };
}

function costOf(field: CountedField, around: CountedField | null): Requested {
  const inner = requestedOf(field.within, field);
  const saying = around?.sized.includes(field.name) ? around : field;
  return {
    cost: (variables) => {
      if (field.isSkipped(variables)) return 0;
      const times = field.isList ? saying.length(variables) : 1;
      return times * (field.weight + inner.cost(variables)) + field.ofArguments(variables);
    },
    isVarying: field.usesVariables || saying.usesVariables || inner.isVarying,
  };
}

function actualOf(fields: readonly CountedField[], value: unknown, variables: Values): number {
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
