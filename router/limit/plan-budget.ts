import type { ApolloGateway } from '@apollo/gateway';
import type { DocumentNode } from 'graphql';
import type { LimitOptions } from './limit-options.js';
import { Refusal } from './refusal.js';

type Executor = ApolloGateway['executor'];

/**
 * What bounds Apollo's planner. It runs to its end in one go, so its time cannot be cut off; the ways it may weigh can.
 * Fields that many subgraphs share multiply them (CVE-2024-43414).
 */
export const plannerBounds = ({ planPathsMax, plansMax }: LimitOptions) => ({
  pathsLimit: planPathsMax,
  maxEvaluatedPlans: plansMax,
});

/** In the words of Apollo's planner, which has no codes. */
const overBudget =
  /^(Too many options generated for |Number of non-local selections exceeds |Exceeded maximum recursive selections)/;

/** Answers an operation that the planner gave up with a code, and does not plan the same document again. */
export function withinPlanBudget(executor: Executor): Executor {
  const refused = new WeakSet<DocumentNode>();
  return async (request) => {
    if (refused.has(request.document)) throw tooManyWays();
    try {
      return await executor(request);
    } catch (error) {
      if (!isOverPlanBudget(error)) throw error;
      refused.add(request.document);
      throw tooManyWays();
    }
  };
}

export const isOverPlanBudget = (error: unknown): boolean =>
  error instanceof Error && overBudget.test(error.message);

const tooManyWays = () =>
  new Refusal('PLAN_BUDGET', 'There are too many ways to answer this document. Ask for it in parts.');
