import type { ServerResponse } from 'node:http';

/** Counts the requests that are being answered, up to so many. */
export class RequestsInFlight {
  #count = 0;

  constructor(private readonly max: number) {}

  get count(): number {
    return this.#count;
  }

  /** @returns whether there was room. The room is given back when the answer is out or its client gone. */
  take(response: ServerResponse): boolean {
    if (this.#count >= this.max) return false;
    this.#count += 1;
    response.once('close', () => {
      this.#count -= 1;
    });
    return true;
  }
}
