import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { z } from 'zod';
import { sha256Of } from '../../router/release/release.js';
import { writeWhole } from '../../shared/files/write-whole.js';
import { StartError } from '../../shared/process/run-main.js';
import { type Contender, contenders } from '../bench-router/contender.js';
import type { GraphName } from '../bench-router/graph.js';
import { ReplayedGraph } from '../bench-router/replayed-graph.js';
import { RunningContender } from '../bench-router/running-contender.js';
import type { StubIssuer } from '../bench-stubs.js';
import { editionOf } from './edition.js';

const folder = join('.data', 'bench-lasting');
export const audience = 'urn:inadigital:graph';
const routerPollMs = 100;
const healthPollMs = 20;
const serveMsMax = 60_000;

/** Milliseconds since 1970. */
export interface Swap {
  readonly writtenAtMs: number;
  readonly servedAtMs: number;
}

/** A router with rules and every limit, over a supergraph file that is replaced while it serves. */
export class RepublishedRouter implements AsyncDisposable {
  #edition = 0;

  private constructor(
    private readonly running: AsyncDisposableStack,
    private readonly router: RunningContender,
    private readonly file: string,
    private readonly sdl: string,
  ) {}

  static async start(name: GraphName, { issuer }: StubIssuer): Promise<RepublishedRouter> {
    await using running = new AsyncDisposableStack();
    const graph = running.use(await ReplayedGraph.start(name, folder));
    const router = running.use(await RunningContender.start(lookingOften(), { graph, issuer, audience }));
    const file = graph.files.guarded;
    return new RepublishedRouter(running.move(), router, file, await readFile(file, 'utf8'));
  }

  get url(): string {
    return this.router.url;
  }

  /**
   * Publishes another edition, and waits until it is served.
   * @param atOnce tells the router to look, instead of waiting until it does.
   * @throws Error when it is refused, or not served within a minute.
   */
  async swap({ atOnce = false } = {}): Promise<Swap> {
    this.#edition += 1;
    const text = editionOf(this.sdl, this.#edition);
    await writeWhole(this.file, text);
    const writtenAtMs = Date.now();
    if (atOnce) process.kill(this.router.pid, 'SIGHUP');
    return { writtenAtMs, servedAtMs: await this.#served(sha256Of(text)) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.running.disposeAsync();
  }

  /** The router says itself since when, so that it does not matter when it is asked. */
  async #served(sha256: string): Promise<number> {
    const until = performance.now() + serveMsMax;
    while (performance.now() < until) {
      const { body } = await request(new URL('/health/ready', this.url));
      const { supergraph } = health.parse(await body.json());
      if (supergraph.sha256 === sha256) return Date.parse(supergraph.since);
      if (supergraph.refused)
        throw new Error(`the router refused a supergraph: ${supergraph.refused.reason}`);
      await sleep(healthPollMs);
    }
    throw new Error('the router did not serve a new supergraph within a minute');
  }
}

const health = z.object({
  supergraph: z.object({
    sha256: z.string(),
    since: z.string(),
    refused: z.object({ reason: z.string() }).nullable(),
  }),
});

function lookingOften(): Contender {
  const ours: Contender | undefined = contenders.find(({ name }) => name === 'ours-with-rules');
  if (!ours) throw new StartError('There is no router with rules to measure.');
  return {
    ...ours,
    command: (place) => {
      const { args, env } = ours.command(place);
      return { args, env: { ...env, SUPERGRAPH_POLL_MS: String(routerPollMs) } };
    },
  };
}
