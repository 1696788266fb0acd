import type { Worker } from 'node:cluster';
import { AggregatorRegistry, Gauge, Registry } from 'prom-client';

/** A worker asks the primary what all of them know together. */
interface Scrape {
  readonly scrape: number;
}

/** Null when it could not be had. */
interface Scraped extends Scrape {
  readonly text: string | null;
}

interface WorkerMetrics {
  readonly metrics: Registry;
  /** @throws Error when another worker does not tell. */
  readonly scrape: () => Promise<string>;
}

/** The metrics of a worker. Whichever of them is scraped tells of all: a scrape reaches any. */
export function workerMetrics(): WorkerMetrics {
  const metrics = new Registry();
  new Gauge({
    name: 'router_workers',
    help: 'Processes that answer on this port.',
    registers: [metrics],
  }).set(1);
  AggregatorRegistry.setRegistries(metrics);
  // From its first instance on, the primary is told what this process knows.
  void new AggregatorRegistry();
  const waiting = new Map<number, PromiseWithResolvers<string>>();
  process.on('message', ({ scrape, text }: Partial<Scraped>) => {
    if (scrape === undefined) return;
    if (typeof text === 'string') waiting.get(scrape)?.resolve(text);
    else waiting.get(scrape)?.reject(new Error('a worker does not tell its metrics'));
    waiting.delete(scrape);
  });
  let scrapes = 0;
  const scrape = () => {
    const answer = Promise.withResolvers<string>();
    scrapes += 1;
    waiting.set(scrapes, answer);
    process.send?.({ scrape: scrapes } satisfies Scrape);
    return answer.promise;
  };
  return { metrics, scrape };
}

/** Answers a worker that is scraped, from the primary. It waits for every worker, for five seconds at most. */
export function answerScrapes(worker: Worker): void {
  const all = new AggregatorRegistry();
  worker.on('message', async ({ scrape }: Partial<Scrape>) => {
    if (scrape === undefined) return;
    const text = await all.clusterMetrics().catch(() => null);
    if (worker.isConnected()) worker.send({ scrape, text } satisfies Scraped);
  });
}
