import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../time/clock.js';
import type { Bucket, GuessTally, Standing } from './guess-tally.js';
import { QuotaExceeded } from './quota-exceeded.js';

/** The buckets of one guess: the caller's, and the object's if misses are counted for it too. */
export type Guess = readonly [Bucket, ...Bucket[]];

interface Weighed {
  readonly guess: Guess;
  readonly isMiss: boolean;
  readonly settle: (fault: Error | null) => void;
}

/** How many full buckets a process remembers; the database knows them all. */
const rememberedMax = 10_000;

/**
 * Judges guesses one after another for each caller, however many come at once: what comes while a statement is under way
 * goes into the next one. A guess is answered only if fewer misses than allowed were counted before it.
 */
export class GuessQuota {
  readonly #waiting = new Map<string, Weighed[]>();
  /** Until when full buckets stay so, in Unix milliseconds; whoever must wait costs nothing meanwhile. */
  readonly #full = new Map<string, number>();

  constructor(
    private readonly tally: Pick<GuessTally, 'add'>,
    private readonly realTime: Clock,
  ) {}

  /**
   * Refuses, before anything is looked up, whoever is known to have to wait.
   * @throws QuotaExceeded
   */
  recall(guess: Guess): void {
    const until = Math.max(...guess.map(({ key }) => this.#full.get(key) ?? 0));
    if (until > this.#now()) throw this.#exceeded(until);
  }

  /**
   * Counts a guess if it was a miss, and says whether its answer may be told.
   * @throws QuotaExceeded when it may not.
   */
  async weigh(guess: Guess, isMiss: boolean): Promise<void> {
    const [{ key: caller }] = guess;
    const fault = await new Promise<Error | null>((settle) => {
      const waiting = this.#waiting.get(caller);
      if (waiting) waiting.push({ guess, isMiss, settle });
      else void this.#judgeAll(caller, [{ guess, isMiss, settle }]);
    });
    if (fault) throw fault;
  }

  async #judgeAll(caller: string, waiting: Weighed[]): Promise<void> {
    this.#waiting.set(caller, waiting);
    // The aliases of one request come to their answers in one turn.
    await setImmediate();
    while (waiting.length > 0) await this.#judge(waiting.splice(0));
    this.#waiting.delete(caller);
  }

  async #judge(batch: readonly Weighed[]): Promise<void> {
    try {
      const standings = new Map(await this.tally.add(missesIn(batch)));
      for (const weighed of batch) weighed.settle(this.#verdict(weighed, standings));
    } catch (error) {
      for (const { settle } of batch) settle(error as Error);
    }
  }

  #verdict({ guess, isMiss }: Weighed, standings: Map<string, Standing>): Error | null {
    for (const { key } of guess) {
      const standing = standings.get(key);
      if (standing && standing.earlier >= standing.missesMax) {
        this.#remember(key, standing.until);
        return this.#exceeded(standing.until);
      }
    }
    for (const { key } of isMiss ? guess : []) {
      const standing = standings.get(key);
      if (standing) standings.set(key, { ...standing, earlier: standing.earlier + 1 });
    }
    return null;
  }

  #remember(key: string, until: number): void {
    const [oldest] = this.#full.keys();
    if (oldest !== undefined && this.#full.size >= rememberedMax) this.#full.delete(oldest);
    this.#full.set(key, until);
  }

  #exceeded(until: number): QuotaExceeded {
    return new QuotaExceeded(Math.max(1, Math.ceil((until - this.#now()) / 1_000)));
  }

  #now = () => this.realTime.now().getTime();
}

function missesIn(batch: readonly Weighed[]) {
  const counted = new Map<string, { readonly bucket: Bucket; readonly misses: number }>();
  for (const { guess, isMiss } of batch) {
    for (const bucket of guess) {
      const misses = counted.get(bucket.key)?.misses ?? 0;
      counted.set(bucket.key, { bucket, misses: misses + (isMiss ? 1 : 0) });
    }
  }
  return [...counted.values()];
}
