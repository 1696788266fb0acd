import { FailedCall } from './failed-call.js';

/** Keeps one slow subgraph from taking all there is: so many calls at once, a few that wait, and no more. */
export class Bulkhead {
  #running = 0;
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly concurrencyMax: number,
    private readonly queueMax: number,
    /** Milliseconds; what begins later would hardly end in time. */
    private readonly waitMsMax: number,
  ) {}

  /**
   * Runs now, or when its turn comes.
   * @param signal ends the wait.
   * @throws FailedCall `BUSY`, at once when too many wait already, or when its turn does not come.
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
      const settle = () => {
        this.#waiting.delete(enter);
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
      };
      const enter = () => {
        settle();
        turned();
      };
      const leave = () => {
        settle();
        ended(signal.aborted ? signal.reason : new FailedCall('BUSY', 'its turn did not come'));
      };
      const timer = setTimeout(leave, this.waitMsMax);
      this.#waiting.add(enter);
      signal.addEventListener('abort', leave);
    });
  }

  /** The place goes from hand to hand, so that nobody who comes now takes it before those who wait. */
  #passOn(): void {
    const [next] = this.#waiting;
    if (next) next();
    else this.#running -= 1;
  }
}
