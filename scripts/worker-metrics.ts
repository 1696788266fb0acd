import { Gauge, Registry } from 'prom-client';
import type { Asked, Scrape, Scraped, Told } from './worker-reports.js';

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
  const waiting = new Map<number, PromiseWithResolvers<string>>();
  process.on('message', async ({ asked, scrape, text }: Partial<Asked & Scraped>) => {
    if (asked !== undefined) process.send?.({ asked, told: await metrics.getMetricsAsJSON() } satisfies Told);
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
