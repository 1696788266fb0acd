import { type BreakerSettings, defaultBreaker } from './breaker.js';

/** How much one subgraph may be asked, and for how long. */
export interface LinkSettings {
  /** Milliseconds from a call to the last byte of its answer: its place in the queue and a second try included. */
  readonly deadlineMs: number;
  /** Calls on the way at once, each on a connection of its own. */
  readonly concurrencyMax: number;
  /** Calls that may wait, for half the deadline at most, for one of those to end; one more is refused at once. */
  readonly queueMax: number;
  /** Bytes of an answer's body; a larger one is not read on. */
  readonly answerBytesMax: number;
  readonly breaker: BreakerSettings;
}

export const defaultLink: LinkSettings = {
  deadlineMs: 5_000,
  concurrencyMax: 64,
  // What is waited for longer than one such queue takes is better asked again later.
  queueMax: 64,
  answerBytesMax: 16 * 1024 * 1024,
  breaker: defaultBreaker,
};
