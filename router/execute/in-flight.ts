/** Lets equal work that is asked for at one time be done once. What was done is not kept. */
export class InFlight<T> {
  readonly #running = new Map<string, Promise<T>>();

  /** @param key the same for equal work, and for no other. */
  share(key: string, run: () => Promise<T>): Promise<T> {
    const known = this.#running.get(key);
    if (known) return known;
    const running = run().finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }
}
