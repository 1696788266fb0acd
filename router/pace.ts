import { setTimeout as sleep } from 'node:timers/promises';

/** How work that keeps the process to itself is done, step by step. */
export class Pace {
  /** As fast as it can be done; nobody waits for anything else. */
  static readonly atOnce = new Pace(0);
  /**
   * Beside requests: after each step they have three times as long as it took. Less would not let those catch up that waited,
   * and the next step would find them waiting still (decision 0014).
   */
  static readonly besideRequests = new Pace(3);

  private constructor(private readonly restShare: number) {}

  /** Does one step, and rests. */
  async step<T>(work: () => T | Promise<T>): Promise<T> {
    const begunAt = performance.now();
    const result = await work();
    if (this.restShare > 0) await sleep(this.restShare * (performance.now() - begunAt));
    return result;
  }

  /** Does all steps of a generator. */
  async all<T>(steps: Iterator<void, T, void>): Promise<T> {
    for (;;) {
      const { done, value } = await this.step(() => steps.next());
      if (done) return value;
    }
  }
}
