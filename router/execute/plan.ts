import type { Experimental_DidResolveQueryPlanCallback } from '@apollo/gateway';

/** As Apollo's planner makes it. */
export type QueryPlan = Parameters<Experimental_DidResolveQueryPlanCallback>[0]['queryPlan'];
export type PlanNode = Exclude<NonNullable<QueryPlan['node']>, { kind: 'Subscription' }>;
export type FetchNode = Extract<PlanNode, { kind: 'Fetch' }>;
/** What an entity is asked by: its type, its keys, and what other fields of it are made from. */
export type NeededSelection = NonNullable<FetchNode['requires']>[number];
export type Rewrite = NonNullable<FetchNode['inputRewrites']>[number];
