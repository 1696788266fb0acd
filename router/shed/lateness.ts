const tickMs = 20;

/**
 * How late this process is with what is due, now: milliseconds since the event loop last came round. A sampled mean says
 * it when it is over, and goes on saying it after: requests would be let in and kept out in turns.
 */
export class Lateness {
  #cameRoundAt = performance.now();
  readonly #timer = setInterval(() => {
    this.#cameRoundAt = performance.now();
  }, tickMs).unref();

  get milliseconds(): number {
    return Math.max(0, performance.now() - this.#cameRoundAt - tickMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
