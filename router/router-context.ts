import type { Caller } from './caller.js';

/** What one request carries through the router. Nothing of the client's headers is in it. */
export interface RouterContext {
  readonly requestId: string;
  /** Null when the supergraph has no rules, and so nobody is asked who they are. */
  readonly caller: Caller | null;
  /** When it is to be answered with what there is then, by `performance.now()`; left out, whenever its calls have ended. */
  readonly endsAt?: number | undefined;
}
