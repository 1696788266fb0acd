import pg from 'pg';

/** So many statements are kept by each connection; a ministry has fewer, but lists of keys make many of one. */
const statementsMax = 256;
const onceMax = 1_024;

/**
 * Has PostgreSQL read and plan a statement once for each connection instead of at every call: planning takes it longer
 * than what most of ours do. A statement that is sent only once is not worth it, as a list of keys of unusual length.
 */
export function preparingClient(): typeof pg.Client {
  const names = new StatementNames();
  return class extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const send = this.query.bind(this) as (...call: readonly unknown[]) => unknown;
      // The driver's many forms of this call are one at run time.
      Object.assign(this, {
        query: (sent: unknown, values: unknown, ...rest: readonly unknown[]) =>
          send(names.named(sent, values), values, ...rest),
      });
    }
  };
}

class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #once = new Set<string>();

  /** Texts without values are commands of a session or a transaction, which cannot be prepared. */
  named(sent: unknown, values: unknown): unknown {
    if (typeof sent !== 'string' || !Array.isArray(values) || values.length === 0) return sent;
    const name = this.#nameOf(sent);
    return name === null ? sent : { text: sent, name };
  }

  #nameOf(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= statementsMax) return null;
    if (!this.#once.delete(text)) {
      if (this.#once.size >= onceMax) this.#once.clear();
      this.#once.add(text);
      return null;
    }
    const name = `statement ${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}
