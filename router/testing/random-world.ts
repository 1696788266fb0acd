import { GraphQLError } from 'graphql';

/** How much goes wrong in a world: nothing; values are missing; entities are unknown to some; resolvers fail. */
export const tempers = [
  { nulls: 0, missing: 0, failures: 0 },
  { nulls: 12, missing: 0, failures: 0 },
  { nulls: 8, missing: 15, failures: 0 },
  { nulls: 6, missing: 8, failures: 8 },
] as const;

/**
 * Data made from a seed: the same question always has the same answer, whoever asks and how often, so that two executors
 * that ask the same see the same. Only mutations change it, by counting; `restart` forgets them.
 */
export class RandomWorld {
  #seed = 0;
  #mutations = 0;

  restart(seed: number): void {
    this.#seed = seed;
    this.#mutations = 0;
  }

  mutate(): number {
    this.#mutations += 1;
    return this.#mutations;
  }

  /** A number below the limit, made of what it is about. */
  below(limit: number, ...about: readonly unknown[]): number {
    return hash(JSON.stringify([this.#seed, ...about])) % limit;
  }

  isNull(...about: readonly unknown[]): boolean {
    return this.below(100, 'null', ...about) < this.#temper.nulls;
  }

  /** Whether a subgraph does not know an entity that others refer to. */
  isMissing(subgraph: string, id: string): boolean {
    return this.below(100, 'missing', subgraph, id) < this.#temper.missing;
  }

  /** @throws GraphQLError whose message begins with the id of the object that has the field. */
  maybeFail(subgraph: string, id: string, field: string): void {
    if (this.below(100, 'failure', subgraph, id, field) < this.#temper.failures) {
      // A code whose message the router hands on, so that errors can be told apart.
      throw new GraphQLError(`${id} has no ${field}`, { extensions: { code: 'NOT_FOUND' } });
    }
  }

  get #temper(): (typeof tempers)[number] {
    return tempers[this.#seed % tempers.length] ?? tempers[0];
  }
}

/** FNV-1a, with the last mixing step of MurmurHash3, without which neighbours come out alike. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
