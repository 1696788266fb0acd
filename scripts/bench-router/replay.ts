export type Answering = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Beyond it the oldest are forgotten, so that endless distinct requests do not fill the memory. */
const answersMax = 100_000;

/**
 * Answers each request with the bytes it was answered with before: what a subgraph would have to work out is worked out
 * once, so that the router is what is measured. A request that is new, however a router words it, is answered truly.
 */
export class Replay {
  readonly #answers = new Map<string, Buffer>();

  constructor(private readonly answer: Answering) {}

  /** @param body of a GraphQL request, as text. */
  async answerTo(body: string): Promise<Buffer> {
    const known = this.#answers.get(body);
    if (known) return known;
    const { query, variables } = JSON.parse(body);
    const answer = Buffer.from(JSON.stringify(await this.answer(query, variables ?? {})));
    const [oldest] = this.#answers.size < answersMax ? [] : this.#answers.keys();
    if (oldest !== undefined) this.#answers.delete(oldest);
    this.#answers.set(body, answer);
    return answer;
  }
}

/** How many times calls had to wait for others: those that arrive together are one wave. */
export function wavesOf(arrivalsMs: readonly number[], latencyMs: number): number {
  const sorted = arrivalsMs.toSorted((a, b) => a - b);
  return sorted.filter((at, i) => at - (sorted[i - 1] ?? Number.NEGATIVE_INFINITY) > latencyMs / 2).length;
}
