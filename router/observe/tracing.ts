import type { CallOutcome } from '../link/link-observer.js';
import type { RequestEnd } from './request-end.js';

/** Tells a collector how requests went. It learns nothing of what was asked, or by whom. */
export interface Tracing {
  /**
   * @param beganAtMs by `performance.now()`.
   * @param traceparent the client's, which is believed only where clients are trusted.
   */
  begin(requestId: string, beganAtMs: number, traceparent: string | undefined): RequestTrace;
  /** Sends what is not sent yet, for a few seconds at most. */
  close(): Promise<void>;
}

export interface RequestTrace {
  /** An operation was planned until now. */
  planned(beganAtMs: number): void;
  call(subgraph: string): CallTrace;
  end(how: RequestEnd): void;
}

export interface CallTrace {
  /** The W3C header under which the subgraph may tell what it does. */
  readonly traceparent: string;
  end(outcome: CallOutcome): void;
}
