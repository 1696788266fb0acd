/** Makes choices out of numbers. Where they end every choice is the first one, so a shorter list is a smaller thing. */
export class Draw {
  #next = 0;

  constructor(private readonly numbers: readonly number[]) {}

  below(limit: number): number {
    const number = this.numbers[this.#next] ?? 0;
    this.#next += 1;
    return limit > 0 ? number % limit : 0;
  }

  /** True once in so many times, and never after the numbers' end. */
  oneIn(times: number): boolean {
    return this.below(times) === times - 1;
  }

  of<T>(choices: readonly T[]): T | undefined {
    return choices[this.below(choices.length)];
  }
}
