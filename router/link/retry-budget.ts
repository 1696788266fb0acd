const share = 0.1;
const savedMax = 10;

/**
 * How many calls may be sent a second time: one for every ten that were made, and ten saved up at most. Without it a
 * subgraph that begins to fail would be asked twice as much from that moment.
 */
export class RetryBudget {
  #saved = savedMax;

  earn(): void {
    this.#saved = Math.min(savedMax, this.#saved + share);
  }

  /** @returns whether there was one to spend. */
  spend(): boolean {
    if (this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }
}
