/** Lets calls that are alike, while one of them is on the way, have one answer. */
export class SharedFlights<Answer> {
  readonly #flights = new Map<string, Promise<Answer>>();

  /**
   * @param key alike for calls that would be answered alike, whoever asks.
   * @param fly makes the call when none is on the way.
   * @param onJoined told when one was on the way.
   */
  join(key: string, fly: () => Promise<Answer>, onJoined?: () => void): Promise<Answer> {
    const flying = this.#flights.get(key);
    if (flying) {
      onJoined?.();
      return flying;
    }
    const flight = fly().finally(() => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    });
    this.#flights.set(key, flight);
    return flight;
  }

  /** What is on the way may have been read before a change; whoever asks after it must see it. */
  letNobodyJoin(): void {
    this.#flights.clear();
  }
}
