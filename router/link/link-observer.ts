import type { BreakerState } from './breaker.js';
import type { FailedCallReason } from './failed-call.js';

/** How a call ended; `SHARED` for one that was given the answer of another's. */
export type CallOutcome = 'ANSWERED' | 'SHARED' | FailedCallReason;

/** Is told what happens on the links to subgraphs, for metrics. It learns nothing of what was asked or by whom. */
export interface LinkObserver {
  onCall(subgraph: string, outcome: CallOutcome, seconds: number): void;
  /** A query was sent a second time. */
  onSecondTry(subgraph: string): void;
  onBreaker(subgraph: string, state: BreakerState): void;
}
