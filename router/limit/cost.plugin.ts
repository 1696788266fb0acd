import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { readData } from '../execute/written-data.js';
import { CostRules } from './cost-rules.js';
import type { LimitOptions } from './limit-options.js';
import { OperationCost } from './operation-cost.js';
import { Refusal } from './refusal.js';

/** Whoever sends this header is told what the request cost, in `extensions.cost`. */
export const costHeader = 'x-cost';

/**
 * Refuses an operation that asks for more than may be asked at once, and tells what it costs whoever wants to know. The
 * actual cost is counted from the whole answer, so it is counted for those alone.
 * @param schemaOf the supergraph's, with its directives.
 */
export function limitingCost(
  { costMax, listSizeAssumed }: LimitOptions,
  schemaOf: () => GraphQLSchema,
): ApolloServerPlugin {
  const costs = new CostCache(listSizeAssumed);
  return {
    requestDidStart: async ({ request }) => {
      const isToTell = request.http?.headers.has(costHeader) ?? false;
      const variables = request.variables ?? {};
      let cost: OperationCost | undefined;
      let requested = 0;
      return {
        didResolveOperation: async ({ document, operation }) => {
          if (!operation) return;
          cost = costs.of(schemaOf(), document, operation);
          requested = cost.requested(variables);
          if (requested > costMax) throw tooCostly(requested, costMax);
        },
        willSendResponse: async ({ response: { body } }) => {
          if (!isToTell || !cost || body.kind !== 'single') return;
          const { singleResult: result } = body;
          const actual = cost.actual(readData(result.data), variables);
          result.extensions = { ...result.extensions, cost: { requested, actual, max: costMax } };
        },
      };
    },
  };
}

function tooCostly(requested: number, max: number): Refusal {
  const message = 'The document asks for too much at once. Ask for shorter lists.';
  return new Refusal('COST_LIMIT', message, { requested, max });
}

/** Forgets an operation with its document, and all of them with their schema. */
class CostCache {
  readonly #ofSchema = new WeakMap<GraphQLSchema, CostRules>();
  #known = new WeakMap<OperationDefinitionNode, OperationCost>();
  #schema: GraphQLSchema | null = null;

  constructor(private readonly listSizeAssumed: number) {}

  of(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): OperationCost {
    if (schema !== this.#schema) this.#known = new WeakMap();
    this.#schema = schema;
    const known = this.#known.get(operation);
    if (known) return known;
    const rules = this.#ofSchema.get(schema) ?? new CostRules(schema, this.listSizeAssumed);
    this.#ofSchema.set(schema, rules);
    const cost = new OperationCost(schema, document, operation, rules);
    this.#known.set(operation, cost);
    return cost;
  }
}
