import type { Logger } from 'pino';
import { CurrentGraph } from './current-graph.js';
import { Pace } from './pace.js';
import { RefusedRelease, refusalOf } from './release/refused-release.js';
import type { FoundRelease, Release } from './release/release.js';
import type { ReleaseCopy } from './release/release-copy.js';
import type { ReleaseReport } from './release/release-report.js';
import { ReleaseAway, type ReleaseSource } from './release/release-source.js';
import type { ReleaseVerifier } from './release/release-verifier.js';
import { isSame, settledLook } from './release/settled-look.js';
import type { ServedGraph } from './served-graph.js';

export interface SupergraphLoaderOptions {
  readonly source: ReleaseSource;
  readonly verifier: ReleaseVerifier;
  /** Where the last good one is kept for a restart; null when it is not. */
  readonly copy: ReleaseCopy | null;
  readonly report: ReleaseReport;
  /** Makes a supergraph ready to answer. */
  readonly start: (release: Release, pace: Pace) => Promise<ServedGraph>;
  /** Plans for it what is asked most. */
  readonly warm: (graph: ServedGraph) => Promise<void>;
  /** How long requests of a supergraph that was replaced may take, in milliseconds. */
  readonly drainMs: number;
  readonly log: Logger;
}

/** Loads the published supergraph, and each that takes its place; what is bad is told of, and the last good one served on. */
export class SupergraphLoader {
  /** What was last decided upon, served or refused. */
  #decided: FoundRelease | null = null;
  #current: CurrentGraph | null = null;
  #looking: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  readonly #stopping = new AbortController();

  constructor(private readonly options: SupergraphLoaderOptions) {}

  /**
   * Loads the first one: what is published, or the copy of the last good one when that cannot be served.
   * @throws StartError when there is neither.
   */
  async first(): Promise<CurrentGraph> {
    const kept = await this.#kept();
    const { graph, isCopy } = await this.#published().then(
      (published) => ({ graph: published, isCopy: false }),
      async (error: unknown) => {
        if (!kept) throw error;
        this.#tell(error);
        return { graph: await this.options.start(kept, Pace.atOnce), isCopy: true };
      },
    );
    this.#current = new CurrentGraph(graph, this.options.drainMs);
    await this.#served(graph, isCopy);
    this.#lookLater();
    return this.#current;
  }

  /** Looks at once, and decides again upon what was refused. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(async () => {
      this.#decided = null;
      await this.#look();
    });
    return this.#looking;
  }

  /** Stops looking, and lets go of everything once what is in flight is answered; the server must take nothing any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await this.#looking;
    await this.options.source.close();
    await this.#current?.close();
  }

  #lookLater(): void {
    const { everyMs } = this.options.source;
    if (everyMs === null || this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#looking.then(() => this.#look()).finally(() => this.#lookLater());
    }, everyMs);
  }

  async #look(): Promise<void> {
    try {
      const found = await this.#settled();
      if (!found || (this.#decided && isSame(found, this.#decided))) return;
      this.#decided = found;
      await this.#load(found);
    } catch (error) {
      this.#tell(error);
    }
  }

  async #load(found: FoundRelease): Promise<void> {
    const release = await this.options.verifier.verify(found);
    const served = this.#current?.release;
    if (release.sha256 === served?.sha256 && release.version === served.version) {
      this.options.report.publishedAgain();
      return;
    }
    const graph = await this.options.start(release, Pace.besideRequests);
    if (release.version === null && this.#current?.hasRules && !graph.hasRules) {
      await graph.retire(0);
      throw new RefusedRelease('RULES_LOST');
    }
    await this.options.warm(graph);
    if (this.#stopping.signal.aborted) return graph.retire(0);
    this.#current?.replace(graph);
    await this.#served(graph, false);
  }

  async #published(): Promise<ServedGraph> {
    const found = await this.#settled();
    if (!found) throw new ReleaseAway('The router was stopped before it had a supergraph.');
    this.#decided = found;
    return this.options.start(await this.options.verifier.verify(found), Pace.atOnce);
  }

  /** The copy, as far as it is signed. Nothing older than that is taken from now on. */
  async #kept(): Promise<Release | null> {
    const { copy, verifier, log } = this.options;
    const found = await copy?.read();
    if (!found) return null;
    try {
      const release = await verifier.verify(found);
      verifier.keep(release);
      return release;
    } catch (error) {
      log.warn({ reason: refusalOf(error) }, 'the copy of the last supergraph is not believed');
      return null;
    }
  }

  async #settled(): Promise<FoundRelease | null> {
    const { source, report, log } = this.options;
    const found = await settledLook(source, this.#decided, this.#stopping.signal);
    if (report.away(false)) log.info('the published supergraph can be read again');
    return found;
  }

  async #served(graph: ServedGraph, isCopy: boolean): Promise<void> {
    const { verifier, copy, report, log } = this.options;
    const { release } = graph;
    verifier.keep(release);
    report.served(release, isCopy);
    log.info({ version: release.version, sha256: release.sha256, isCopy }, 'a supergraph is served');
    if (graph.hasRules && release.version === null) {
      log.warn(
        'the supergraph has rules and nobody signed it; set SUPERGRAPH_KEYS, so that no other is loaded',
      );
    }
    if (isCopy || release.version === null) return;
    await copy?.write(release).catch((err: unknown) => {
      log.error({ err }, 'the supergraph could not be copied for a restart');
    });
  }

  #tell(error: unknown): void {
    const { report, log } = this.options;
    if (error instanceof ReleaseAway) {
      if (report.away(true)) log.warn({ detail: error.message }, 'the published supergraph cannot be read');
      return;
    }
    const reason = refusalOf(error);
    report.refused(reason);
    const detail = error instanceof Error ? error.message : '';
    log.error(
      { reason, detail, err: error instanceof RefusedRelease ? undefined : error },
      'a supergraph was refused',
    );
  }
}
