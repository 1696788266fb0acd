import { setTimeout as sleep } from 'node:timers/promises';
import { metricIn, scrape } from '../bench-metrics.js';

const everyMs = 250;
const mib = 1024 * 1024;

/** Mebibytes, of a stretch of time. */
export interface Memory {
  readonly residentMib: number;
  /** V8's heap right after most was collected: what is truly held. */
  readonly leastHeapMib: number;
  /** Outside of V8's heap, but held by what is in it. */
  readonly externalMib: number;
  /** Operations that were ready at its end. */
  readonly plans: number;
}

/** Reads again and again how much memory a router uses, as it tells it itself. */
export class MemoryWatch implements AsyncDisposable {
  #least = Number.POSITIVE_INFINITY;
  readonly #stopping = new AbortController();
  readonly #watching: Promise<void>;

  constructor(private readonly url: string) {
    this.#watching = this.#watch();
  }

  /** Of the time since it was asked last. */
  async since(): Promise<Memory> {
    const last = await this.#read();
    const leastHeapMib = this.#least;
    this.#least = Number.POSITIVE_INFINITY;
    return { ...last, leastHeapMib };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    await this.#watching;
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#read();
      await sleep(everyMs, null, { signal }).catch(() => {});
    }
  }

  async #read(): Promise<Omit<Memory, 'leastHeapMib'>> {
    const text = await scrape(this.url);
    const inMib = (name: string) => metricIn(text, name) / mib;
    this.#least = Math.min(this.#least, inMib('nodejs_heap_size_used_bytes'));
    return {
      residentMib: inMib('process_resident_memory_bytes'),
      externalMib: inMib('nodejs_external_memory_bytes'),
      plans: metricIn(text, 'router_plan_cache_operations'),
    };
  }
}
