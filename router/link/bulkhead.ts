import { FailedCall } from './failed-call.js';

/** Keeps one slow subgraph from taking all there is: so many calls at once, a few that wait, and no more. */
export class Bulkhead {
  #running = 0;
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly concurrencyMax: number,
    private readonly queueMax: number,
  ) {}

  /**
   * Runs now, or when its turn comes.
   * @param signal ends the wait.
   * @throws FailedCall `BUSY`, at once, when too many wait already.
   */
  async run<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    if (this.#running < this.concurrencyMax) this.#running += 1;
    else await this.#turn(signal);
    try {
      return await task();
    } finally {
      this.#passOn();
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    if (this.#waiting.size >= this.queueMax) throw new FailedCall('BUSY', 'too many calls wait');
    return new Promise((turned, ended) => {
      const leave = () => {
        this.#waiting.delete(enter);
        ended(signal.reason);
      };
      const enter = () => {
        signal.removeEventListener('abort', leave);
        turned();
      };
      this.#waiting.add(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** The place goes from hand to hand, so that nobody who comes now takes it before those who wait. */
  #passOn(): void {
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next);
      next();
    } else {
      this.#running -= 1;
    }
  }
}
