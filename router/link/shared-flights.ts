/** Lets calls that are alike, while one of them is on the way, have one answer. */
export class SharedFlights<Answer> {
  readonly #flights = new Map<string, Flight<Answer>>();

  /**
   * @param key alike for calls that would be answered alike, whoever asks.
   * @param fly makes the call when none is on the way.
   * @param onJoined told when one was on the way.
   */
  join(key: string, fly: () => Promise<Answer>, onJoined?: () => void): Promise<Answer> {
    const flying = this.#flights.get(key)?.answer;
    if (flying) {
      onJoined?.();
      return flying;
    }
    const flight: Flight<Answer> = { answer: null };
    const answer = fly().finally(() => {
      flight.answer = null;
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    });
    flight.answer = answer;
    this.#flights.set(key, flight);
    return answer;
  }

  /** What is on the way may have been read before a change; whoever asks after it must see it. */
  letNobodyJoin(): void {
    this.#flights.clear();
  }
}

/**
 * Let go of when it is over, and not merely taken out of its map: a map grows and shrinks by new tables, and those it left keep
 * what they held until V8 collects all of its memory (decision 0014).
 */
interface Flight<Answer> {
  answer: Promise<Answer> | null;
}
