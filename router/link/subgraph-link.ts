import type { Logger } from 'pino';
import { type EnvelopeSealer, envelopeHeader } from '../../shared/auth/envelope.js';
import { invariant } from '../../shared/errors/invariant.js';
import { type Caller, nobody } from '../caller.js';
import { within } from '../deadline.js';
import { unavailable } from '../relayed-fault.js';
import type { RouterContext } from '../router-context.js';
import { Breaker, type BreakerState, type Verdict } from './breaker.js';
import { Bulkhead } from './bulkhead.js';
import { FailedCall, type FailedCallReason, failedCall } from './failed-call.js';
import type { CallOutcome, LinkObserver } from './link-observer.js';
import type { LinkSettings } from './link-settings.js';
import { RetryBudget } from './retry-budget.js';
import { withSecondTry } from './second-try.js';
import { SharedFlights } from './shared-flights.js';
import { viewerKeyOf } from './viewer-key.js';
import { Wire } from './wire.js';

export interface LinkOptions {
  /** The subgraph's. */
  readonly name: string;
  readonly url: URL;
  readonly settings: LinkSettings;
  /** Vouches for who asks; null when the supergraph has no rules. */
  readonly sealer: EnvelopeSealer | null;
  readonly log: Logger;
  readonly observer?: LinkObserver | undefined;
  /** Called whenever a call ended, however it did. */
  readonly onCallEnded?: () => void;
}

export interface LinkCall {
  /** The whole body of the request, JSON. */
  readonly body: string;
  /** A query may be sent twice; anything else is sent once, whatever happens. */
  readonly isQuery: boolean;
  /**
   * Whether the call may have the answer of one that is on the way already, of the same body and viewer. Left out, queries
   * may where the viewer is known: in a graph that has rules.
   */
  readonly isShareable?: boolean;
  /** Only what is answered alike to everybody is asked. It is then asked for nobody, and shared between viewers. */
  readonly isPublic?: boolean;
}

/** What one call carries. */
interface CallContext extends RouterContext {
  /** Of our own making, never the client's; left out where nothing is traced. */
  readonly traceparent?: string | undefined;
}

/** In this part of the deadline a call's turn must come, and a query that brought nothing is sent once more beside. */
const patienceShare = 0.5;

/**
 * The way to one subgraph: kept-alive connections, a deadline, so many calls at once, a breaker, and a second try for
 * queries. Calls that are alike share an answer while it is on the way, one viewer's among themselves.
 */
export class SubgraphLink {
  readonly #wire: Wire;
  readonly #breaker: Breaker;
  readonly #bulkhead: Bulkhead;
  readonly #budget = new RetryBudget();
  readonly #flights = new SharedFlights<string>();

  constructor(private readonly options: LinkOptions) {
    const { url, settings, name, log, observer } = options;
    this.#wire = new Wire(url, settings);
    const waitMsMax = settings.deadlineMs * patienceShare;
    this.#bulkhead = new Bulkhead(settings.concurrencyMax, settings.queueMax, waitMsMax);
    this.#breaker = new Breaker(settings.breaker, (state) => {
      log.warn({ subgraph: name, state }, 'a breaker turned');
      observer?.onBreaker(name, state);
    });
  }

  get breakerState(): BreakerState {
    return this.#breaker.state;
  }

  /**
   * Makes one call, or waits for one that is alike.
   * @returns the body of a GraphQL answer, not parsed: whoever shares it has a copy of their own.
   * @throws Fault SUBGRAPH_UNAVAILABLE with the subgraph's name, whatever went wrong with the call itself.
   */
  async call(call: LinkCall, context: RouterContext): Promise<string> {
    const { name, observer, onCallEnded } = this.options;
    const begunAt = performance.now();
    let outcome: CallOutcome = 'ANSWERED';
    const trace = context.trace?.call(name);
    const own = trace ? { ...context, traceparent: trace.traceparent } : context;
    try {
      return await this.#ownOrShared(call, call.isPublic ? askedByNobody(own) : own, () => {
        outcome = 'SHARED';
      });
    } catch (error) {
      outcome = failedCall(error).reason;
      throw unavailable(name);
    } finally {
      if (!call.isQuery) this.#flights.letNobodyJoin();
      onCallEnded?.();
      observer?.onCall(name, outcome, (performance.now() - begunAt) / 1_000);
      trace?.end(outcome);
    }
  }

  /** Breaks off what is on the way. */
  async close(): Promise<void> {
    await this.#wire.close();
  }

  #ownOrShared(call: LinkCall, context: CallContext, onJoined: () => void): Promise<string> {
    const { deadlineMs } = this.options.settings;
    const milliseconds = Math.min(deadlineMs, remainingMs(context));
    if (milliseconds <= 0) throw new FailedCall('GIVEN_UP', 'the request has no time left');
    const key = sharingKeyOf(call, context.caller);
    if (key === null) return this.#fly(call, context, milliseconds);
    // Others may join who have more time than the one who asked first.
    const flight = () => this.#fly(call, context, deadlineMs);
    return within(milliseconds, () => this.#flights.join(key, flight, onJoined));
  }

  async #fly(call: LinkCall, context: CallContext, milliseconds: number): Promise<string> {
    const { name, log, settings } = this.options;
    // What had little time says little of the subgraph when it had too little.
    const onTimeout = milliseconds < settings.deadlineMs / 2 ? 'UNKNOWN' : 'FAILS';
    try {
      return await within(milliseconds, (signal) => this.#guarded(call, context, signal, onTimeout));
    } catch (error) {
      const { reason, message } = failedCall(error);
      const level = isOurs.has(reason) ? 'debug' : 'warn';
      log[level](
        { subgraph: name, reason, detail: message, requestId: context.requestId },
        'a subgraph did not answer',
      );
      throw error;
    }
  }

  #guarded(call: LinkCall, context: CallContext, signal: AbortSignal, onTimeout: Verdict): Promise<string> {
    // Asked before the wait too: while it is open, nobody queues.
    this.#breaker.refuseWhileOpen();
    return this.#bulkhead.run(signal, async () => {
      const conclude = this.#breaker.admit();
      try {
        const answer = await this.#send(call, context, signal);
        conclude('WORKS');
        return answer;
      } catch (error) {
        const { reason, holdMs } = failedCall(error);
        conclude(reason === 'TIMEOUT' ? onTimeout : (verdicts[reason] ?? 'FAILS'), holdMs);
        throw error;
      }
    });
  }

  #send({ body, isQuery }: LinkCall, context: CallContext, signal: AbortSignal): Promise<string> {
    const { settings, name, observer } = this.options;
    const post = () => this.#wire.post(body, this.#headersFor(body, context));
    if (isQuery) this.#budget.earn();
    const isAllowed = () => {
      // A mutation may have been done, so it is never sent again.
      const may = isQuery && this.#breaker.isClosed && this.#budget.spend();
      if (may) observer?.onSecondTry(name);
      return may;
    };
    return withSecondTry(post, { signal, patienceMs: settings.deadlineMs * patienceShare, isAllowed });
  }

  /** Nothing of the client's own request goes along. An envelope is good for one call, so each try has its own. */
  #headersFor(body: string, { requestId, caller, traceparent }: CallContext): Record<string, string> {
    const { sealer } = this.options;
    invariant(!sealer || caller, 'who asks a graph that has rules is known');
    return {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'x-request-id': requestId,
      ...(traceparent !== undefined && { traceparent }),
      ...(sealer && caller && { [envelopeHeader]: sealer.seal(caller.viewer, body) }),
    };
  }
}

/** Ended from our side, and often: the breaker that turned is logged already. */
const isOurs: ReadonlySet<FailedCallReason> = new Set(['BUSY', 'OPEN', 'GIVEN_UP']);

/** What a failure says of the subgraph. One question's size or form must not close it to everybody else's. */
const verdicts: Readonly<Partial<Record<FailedCallReason, Verdict>>> = {
  TOO_LARGE: 'WORKS',
  REFUSED: 'WORKS',
  GIVEN_UP: 'UNKNOWN',
};

const askedByNobody = (context: CallContext): CallContext => ({
  ...context,
  caller: context.caller && nobody,
});

const remainingMs = ({ endsAt }: RouterContext): number =>
  endsAt === undefined ? Number.POSITIVE_INFINITY : endsAt - performance.now();

/** Null for a call that has its own answer. Otherwise all of what the subgraph is told of who asks, and what is asked. */
function sharingKeyOf(
  { body, isQuery, isShareable, isPublic }: LinkCall,
  caller: Caller | null,
): string | null {
  const mayShare = isPublic || (isShareable ?? caller !== null);
  return isQuery && mayShare ? `${caller ? viewerKeyOf(caller.viewer) : ''} ${body}` : null;
}
