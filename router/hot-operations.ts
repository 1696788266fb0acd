/** An operation as a client sends it, without its variables. */
export interface AskedOperation {
  readonly query: string;
  readonly operationName: string | undefined;
}

interface Heat extends AskedOperation {
  readonly count: number;
  readonly atMs: number;
}

const operationsMax = 500;
const queryLengthMax = 16 * 1024;
/** After so long without being asked an operation counts half. */
const halfLifeMs = 5 * 60_000;

/**
 * Knows what is asked most of late, so that it can be planned before anybody asks it of a new supergraph. It holds a bounded
 * number of texts; who floods it with ever new ones pushes each other out, and not what is asked again and again.
 */
export class HotOperations {
  readonly #heats = new Map<string, Heat>();

  /** @param monotonicMs for tests. */
  constructor(private readonly monotonicMs: () => number = () => performance.now()) {}

  /** @param hash of the query. */
  asked({ query, operationName }: AskedOperation, hash: string): void {
    if (query.length > queryLengthMax) return;
    const id = `${hash} ${operationName ?? ''}`;
    const atMs = this.monotonicMs();
    const known = this.#heats.get(id);
    if (!known && this.#heats.size >= operationsMax) this.#forgetColdest(atMs);
    this.#heats.set(id, { query, operationName, count: (known ? cooled(known, atMs) : 0) + 1, atMs });
  }

  /** The hottest first. */
  hottest(most: number): readonly AskedOperation[] {
    const atMs = this.monotonicMs();
    return [...this.#heats.values()]
      .sort((a, b) => cooled(b, atMs) - cooled(a, atMs))
      .slice(0, most)
      .map(({ query, operationName }) => ({ query, operationName }));
  }

  #forgetColdest(atMs: number): void {
    let coldest = { id: '', count: Number.POSITIVE_INFINITY };
    for (const [id, heat] of this.#heats) {
      const count = cooled(heat, atMs);
      if (count < coldest.count) coldest = { id, count };
    }
    this.#heats.delete(coldest.id);
  }
}

const cooled = ({ count, atMs }: Heat, nowMs: number): number => count * 0.5 ** ((nowMs - atMs) / halfLifeMs);
