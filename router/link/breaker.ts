import { FailedCall } from './failed-call.js';
import { RollingWindow } from './rolling-window.js';

export type BreakerState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

export interface BreakerSettings {
  /** Milliseconds over which calls are counted. */
  readonly windowMs: number;
  /** So many must have ended within the window before anything is concluded. */
  readonly callsMin: number;
  /** The share of them, from 0 to 1, at which it opens. */
  readonly failureRate: number;
  /** Milliseconds it stays open before one call may try. */
  readonly openMs: number;
  /** Milliseconds it stays open at most because the subgraph asked for it. */
  readonly holdMsMax: number;
}

export const defaultBreaker: BreakerSettings = {
  windowMs: 10_000,
  callsMin: 10,
  failureRate: 0.5,
  openMs: 2_000,
  holdMsMax: 30_000,
};

/** What the end of a call says of the subgraph: `UNKNOWN` when the call was ended from our side. */
export type Verdict = 'WORKS' | 'FAILS' | 'UNKNOWN';

/**
 * Stops calling a subgraph that fails. Closed, it lets everything through and counts; open, nothing, for a time; half
 * open, one call, whose end decides. Nobody ever waits for that one: calls beside it fail at once. Written here because
 * the libraries that are kept do wait, or count otherwise (decision 0009).
 */
export class Breaker {
  readonly #window: RollingWindow;
  #state: BreakerState = 'CLOSED';
  #openUntil = 0;
  /** Grows whenever it opens or closes; a call that began before says nothing about now. */
  #era = 0;

  constructor(
    private readonly settings: BreakerSettings,
    private readonly onState: (state: BreakerState) => void = () => {},
    /** Milliseconds that only go forward: a clock that is set would open or close it. */
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#window = new RollingWindow(settings.windowMs, now);
  }

  get state(): BreakerState {
    return this.#state;
  }

  get isClosed(): boolean {
    return this.#state === 'CLOSED';
  }

  /** @throws FailedCall `OPEN` when a call would not be let through. */
  refuseWhileOpen(): void {
    if (this.#state === 'CLOSED' || (this.#state === 'OPEN' && this.now() >= this.#openUntil)) return;
    throw new FailedCall('OPEN', 'the breaker is open');
  }

  /**
   * Lets one call through.
   * @returns what must be called once with how it ended, and for how many milliseconds the subgraph asked to be let alone.
   * @throws FailedCall `OPEN`.
   */
  admit(): (verdict: Verdict, holdMs?: number) => void {
    this.refuseWhileOpen();
    if (this.#state === 'OPEN') this.#turn('HALF_OPEN');
    const era = this.#era;
    return (verdict, holdMs = 0) => {
      if (era === this.#era) this.#conclude(verdict, holdMs);
    };
  }

  #conclude(verdict: Verdict, holdMs: number): void {
    if (holdMs > 0) this.#open(Math.min(holdMs, this.settings.holdMsMax));
    else if (this.#state === 'HALF_OPEN') this.#concludeProbe(verdict);
    else if (verdict !== 'UNKNOWN') this.#count(verdict === 'FAILS');
  }

  #concludeProbe(verdict: Verdict): void {
    // A probe that was given up says nothing, so the next call is one.
    if (verdict !== 'WORKS') this.#open(verdict === 'FAILS' ? this.settings.openMs : 0);
    else this.#turn('CLOSED');
  }

  #count(hasFailed: boolean): void {
    this.#window.record(hasFailed);
    if (!hasFailed) return;
    const { calls, failures } = this.#window.counts();
    const { callsMin, failureRate, openMs } = this.settings;
    if (calls >= callsMin && failures >= failureRate * calls) this.#open(openMs);
  }

  #open(milliseconds: number): void {
    this.#openUntil = this.now() + milliseconds;
    this.#turn('OPEN');
  }

  #turn(state: BreakerState): void {
    this.#era += 1;
    this.#state = state;
    if (state === 'CLOSED') this.#window.forget();
    this.onState(state);
  }
}
