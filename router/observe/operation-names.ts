/** As a label for every operation that has none of its own. */
export const otherOperation = 'other';
const anonymousOperation = 'anonymous';

const listedMax = 100;
const countedMax = 500;
/** A name must be asked so often before it is told apart: what is asked once is nobody's habit. */
const askedMin = 10;
/** After so long without being asked a name counts half. */
const halfLifeMs = 10 * 60_000;

interface Heat {
  readonly count: number;
  readonly atMs: number;
}

export interface OperationNamesOptions {
  /** The only names there are, where only registered documents are answered; null where clients choose them. */
  readonly registered: ReadonlySet<string> | null;
  /** Told of a name that gave its place to a hotter one, so that nothing is kept of it. */
  readonly onUnlisted: (name: string) => void;
  /** For tests. */
  readonly monotonicMs?: () => number;
}

/**
 * Decides which operations are told apart. A client chooses the name of its operation, so that a name may be one of
 * millions, or somebody's number: those are `other`. Registered names are told apart; where none are, the hottest.
 */
export class OperationNames {
  readonly #counted = new Map<string, Heat>();
  readonly #listed = new Set<string>();
  readonly #monotonicMs: () => number;

  constructor(private readonly options: OperationNamesOptions) {
    this.#monotonicMs = options.monotonicMs ?? (() => performance.now());
  }

  /** @param name of an operation that fits the schema; undefined when it has none. */
  labelOf(name: string | undefined): string {
    if (name === undefined) return anonymousOperation;
    if (!isTellable(name)) return otherOperation;
    const { registered } = this.options;
    if (registered) return registered.has(name) ? name : otherOperation;
    this.#count(name);
    return this.#listed.has(name) || this.#list(name) ? name : otherOperation;
  }

  #count(name: string): void {
    if (!this.#counted.has(name) && this.#counted.size >= countedMax) this.#forgetColdest();
    this.#counted.set(name, { count: this.#heatOf(name) + 1, atMs: this.#monotonicMs() });
  }

  #list(name: string): boolean {
    if (this.#heatOf(name) < askedMin) return false;
    if (this.#listed.size >= listedMax) {
      const coldest = this.#coldestOf(this.#listed);
      // Twice as hot, or two names of one heat would take each other's place in turns.
      if (this.#heatOf(name) < 2 * this.#heatOf(coldest)) return false;
      this.#listed.delete(coldest);
      this.options.onUnlisted(coldest);
    }
    this.#listed.add(name);
    return true;
  }

  /** What is listed stays counted: it would seem cold otherwise. */
  #forgetColdest(): void {
    const unlisted = [...this.#counted.keys()].filter((name) => !this.#listed.has(name));
    this.#counted.delete(this.#coldestOf(unlisted));
  }

  #coldestOf(names: Iterable<string>): string {
    let coldest = { name: '', heat: Number.POSITIVE_INFINITY };
    for (const name of names) {
      const heat = this.#heatOf(name);
      if (heat < coldest.heat) coldest = { name, heat };
    }
    return coldest.name;
  }

  #heatOf(name: string): number {
    const known = this.#counted.get(name);
    return known ? known.count * 0.5 ** ((this.#monotonicMs() - known.atMs) / halfLifeMs) : 0;
  }
}

/** A name holds no more digits than a year has; one that does may be somebody's number. */
const isTellable = (name: string) => name.length <= 64 && (name.match(/\d/g) ?? []).length <= 4;
