import { SingleBar } from 'cli-progress';

/** Tells a person at a terminal what is being done, step by step, with the time each took. */
export class Progress {
  readonly #startedAt = performance.now();

  constructor(private readonly out: NodeJS.WriteStream = process.stdout) {}

  async step<T>(title: string, run: () => Promise<T>): Promise<T> {
    if (this.out.isTTY) this.out.write(`  … ${title}`);
    const startedAt = performance.now();
    const result = await run();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    this.#line(`  ✓ ${title.padEnd(52)} ${seconds.padStart(6)} s`);
    return result;
  }

  note(text: string): void {
    this.#line(text);
  }

  /** Seconds since the beginning. */
  elapsed(): string {
    return ((performance.now() - this.#startedAt) / 1000).toFixed(1);
  }

  /** A bar over a known number of parts, with a running count of rows; it shows only at a terminal. */
  bar(parts: number): {
    readonly rows: (count: number) => void;
    readonly part: (name: string) => void;
    readonly stop: () => void;
  } {
    let rows = 0;
    let name = '';
    const format = '  … {bar} {value}/{total} ministries · {rows} rows {name}';
    const bar = new SingleBar({
      format,
      stream: this.out,
      clearOnComplete: true,
      hideCursor: true,
      etaBuffer: 1,
    });
    const payload = () => ({ rows: rows.toLocaleString('en'), name });
    bar.start(parts, 0, payload());
    return {
      rows: (count) => {
        rows += count;
        bar.update(payload());
      },
      part: (done) => {
        name = done;
        bar.increment(1, payload());
      },
      stop: () => bar.stop(),
    };
  }

  #line(text: string): void {
    // At a terminal, the line that said "…" is written over.
    this.out.write(`${this.out.isTTY ? '\r\u001b[K' : ''}${text}\n`);
  }
}
