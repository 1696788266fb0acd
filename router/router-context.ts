import type { Caller } from './caller.js';
import type { ObservedRequest } from './observe/observed-request.js';
import type { RequestTrace } from './observe/tracing.js';

/** What one request carries through the router. Nothing of the client's headers is in it. */
export interface RouterContext {
  readonly requestId: string;
  /** Null when the supergraph has no rules, and so nobody is asked who they are. */
  readonly caller: Caller | null;
  /** When it is to be answered with what there is then, by `performance.now()`; left out, whenever its calls have ended. */
  readonly endsAt?: number | undefined;
  /** Left out where the request is not traced. */
  readonly trace?: RequestTrace | undefined;
}

/** What a request carries that came in by HTTP. */
export interface ServedContext extends RouterContext {
  readonly observed: ObservedRequest;
}
