import type { Worker } from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';
import { within } from '../router/deadline.js';

/** A worker that is scraped asks the primary what all of them know together. */
export interface Scrape {
  readonly scrape: number;
}

/** Null when it could not be had. */
export interface Scraped extends Scrape {
  readonly text: string | null;
}

/** The primary asks a worker what it knows. */
export interface Asked {
  readonly asked: number;
}

export interface Told extends Asked {
  readonly told: Report;
}

type Report = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

const tellMs = 3_000;

/**
 * Puts together what the workers know of themselves. What ended workers had counted by their last report stays counted: a
 * sum that fell would be taken for a new beginning, and all of it for new.
 */
export class WorkerReports {
  readonly #last = new Map<Worker, Report>();
  #ended: Promise<Report> = Promise.resolve([]);
  #asked = 0;

  /** Asks a worker too from now on, and answers when it asks. It must have begun to listen. */
  include(worker: Worker): void {
    this.#last.set(worker, []);
    worker.once('exit', () => {
      const counted = (this.#last.get(worker) ?? []).filter(({ type }) => onlyGrow.has(String(type)));
      this.#last.delete(worker);
      this.#ended = this.#ended.then((ended) => together([ended, counted]).getMetricsAsJSON());
    });
    worker.on('message', async ({ scrape }: Partial<Scrape>) => {
      if (scrape === undefined) return;
      const text = await this.#text().catch(() => null);
      if (worker.isConnected()) worker.send({ scrape, text } satisfies Scraped);
    });
  }

  /** @throws DeadlinePassed when a worker that runs does not tell: without it the sums would fall. */
  async #text(): Promise<string> {
    await Promise.all([...this.#last.keys()].map((worker) => within(tellMs, () => this.#ask(worker))));
    const ended = await this.#ended;
    return together([...this.#last.values(), ended]).metrics();
  }

  #ask(worker: Worker): Promise<void> {
    this.#asked += 1;
    const number = this.#asked;
    return new Promise((resolve) => {
      const listen = ({ asked, told }: Partial<Told>) => {
        if (asked !== number || told === undefined) return;
        if (this.#last.has(worker)) this.#last.set(worker, told);
        end();
      };
      const end = () => {
        worker.off('message', listen).off('exit', end);
        resolve();
      };
      worker.on('message', listen).once('exit', end);
      if (worker.isConnected()) worker.send({ asked: number } satisfies Asked);
      else end();
    });
  }
}

const together = (reports: readonly Report[]): Registry => AggregatorRegistry.aggregate([...reports]);

const onlyGrow: ReadonlySet<string> = new Set(['counter', 'histogram']);
