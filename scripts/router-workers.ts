import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { routerMemoryFlags } from './router-memory.js';
import type { ReadyMessage } from './serve-until-stopped.js';
import { WorkerReports } from './worker-reports.js';

const backoffMs = { first: 200, max: 10_000 };
/** A worker that has run so long was healthy. */
const healthyMs = 30_000;

/** The same router in several processes on one port. This process takes connections, hands them out in turns, and no more. */
export class RouterWorkers {
  readonly #ready = new Set<Worker>();
  readonly #reports = new WorkerReports();
  readonly #kept: Promise<void>[] = [];
  readonly #stopping = new AbortController();

  constructor(private readonly log: Logger) {}

  /**
   * Starts one, and the others when it answers: what is wrong with the configuration is said once.
   * @returns where they answer; null when the first ended before it did, which has said why.
   */
  async start(count: number): Promise<string | null> {
    cluster.setupPrimary({ execArgv: [...new Set([...process.execArgv, ...routerMemoryFlags])] });
    const first = this.#fork();
    const url = await Promise.race([readinessOf(first), once(first, 'exit').then(() => null)]);
    if (url === null) return null;
    this.#kept.push(this.#keep(first));
    const others = Array.from({ length: count - 1 }, () => this.#fork());
    for (const worker of others) this.#kept.push(this.#keep(worker));
    // One that ends before is started again, and waited for by nobody.
    await Promise.all(others.map((worker) => Promise.race([readinessOf(worker), once(worker, 'exit')])));
    return url;
  }

  /** Lets each look whether another supergraph is published. One that is starting does so anyway. */
  look(): void {
    for (const { process: child } of this.#ready) child.kill('SIGHUP');
  }

  /** Lets each answer what is in flight; resolves when all have ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
    await Promise.all(this.#kept);
  }

  #fork(): Worker {
    const worker = cluster.fork();
    void readinessOf(worker).then(() => {
      this.#ready.add(worker);
      this.#reports.include(worker);
    });
    worker.once('exit', () => this.#ready.delete(worker));
    return worker;
  }

  /** Starts a worker again whenever it dies. */
  async #keep(first: Worker): Promise<void> {
    const { signal } = this.#stopping;
    let waitMs = backoffMs.first;
    for (let worker = first; ; worker = this.#fork()) {
      const begunAt = performance.now();
      const [code, by]: unknown[] = await once(worker, 'exit');
      if (signal.aborted) return;
      if (performance.now() - begunAt > healthyMs) waitMs = backoffMs.first;
      const { pid } = worker.process;
      this.log.error({ worker: pid, ended: by ?? code, waitMs }, 'a worker ended and is started again');
      await sleep(waitMs, null, { signal }).catch(() => {});
      if (signal.aborted) return;
      waitMs = Math.min(2 * waitMs, backoffMs.max);
    }
  }
}

function readinessOf(worker: Worker): Promise<string> {
  return new Promise((resolve) => {
    worker.on('message', (message: Partial<ReadyMessage>) => {
      if (message.ready !== undefined) resolve(message.ready);
    });
  });
}
