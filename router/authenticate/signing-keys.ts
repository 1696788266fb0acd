import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** Milliseconds. */
export interface KeyAges {
  /** After which the keys are asked for again, while the ones at hand go on serving. */
  readonly fresh: number;
  /** After which keys serve no more, whether others could be had or not. */
  readonly max: number;
  /** How long nothing is asked after it was, well or in vain. */
  readonly cooldown: number;
}

export const keyAges: KeyAges = { fresh: 5 * 60_000, max: 60 * 60_000, cooldown: 10_000 };

interface Held {
  readonly find: JWTVerifyGetKey;
  readonly since: number;
}

/**
 * The provider's public keys. They are asked for once at a time and never twice within the cooldown, however many tokens
 * name a key that there is not; while the provider is silent, those at hand serve until their age.
 */
export class SigningKeys {
  #held: Held | null = null;
  #asking: Promise<void> | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly ask: () => Promise<JSONWebKeySet>,
    private readonly ages: KeyAges = keyAges,
    /** Milliseconds of a clock that is never set back. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws JOSEError when no key at hand is the one. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const held = await this.#usable();
    try {
      return await held.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    await this.#refresh();
    return (await this.#usable()).find(header, token);
  };

  async #usable(): Promise<Held> {
    if (this.#ageOf(this.#held) >= this.ages.max) await this.#refresh();
    else if (this.#ageOf(this.#held) >= this.ages.fresh) void this.#refresh();
    if (this.#held && this.#ageOf(this.#held) < this.ages.max) return this.#held;
    throw new errors.JWKSNoMatchingKey();
  }

  #ageOf(held: Held | null): number {
    return held ? this.now() - held.since : Number.POSITIVE_INFINITY;
  }

  /** Never fails: what matters is whether there are usable keys afterwards. */
  #refresh(): Promise<void> {
    if (this.#asking) return this.#asking;
    if (this.now() - this.#askedAt < this.ages.cooldown) return Promise.resolve();
    this.#askedAt = this.now();
    this.#asking = this.ask()
      .then((keys) => {
        this.#held = { find: createLocalJWKSet(keys), since: this.now() };
      })
      .catch(() => {})
      .finally(() => {
        this.#asking = null;
      });
    return this.#asking;
  }
}
