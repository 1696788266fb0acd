import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { JSONWebKeySet } from 'jose';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { createHttpServer } from '../shared/http/http-server.js';
import { type ExplorerOptions, mountExplorer } from './explorer/explorer.js';
import { HotOperations } from './hot-operations.js';
import { type LimitOptions, usualLimits } from './limit/limit-options.js';
import { Limits } from './limit/limits.js';
import type { LinkSettings } from './link/link-settings.js';
import { Observation } from './observe/observation.js';
import type { Tracing } from './observe/tracing.js';
import { type ProtectionOptions, Protections } from './protection.js';
import { ReleaseCopy } from './release/release-copy.js';
import { ReleaseReport } from './release/release-report.js';
import { type ReleaseSource, unchangingSource } from './release/release-source.js';
import { ReleaseVerifier } from './release/release-verifier.js';
import { ServedGraph } from './served-graph.js';
import { type SheddingLimits, shedLoad } from './shed/shed-load.js';
import { Turns } from './shed/turns.js';
import type { SubgraphPlaces } from './subgraph-url.js';
import { SupergraphLoader } from './supergraph-loader.js';
import { warmGraph } from './warm-graph.js';

export interface RouterOptions extends SubgraphPlaces {
  /** The SDL of any Federation 2 supergraph, or where one is published and replaced. */
  readonly supergraph: string | ReleaseSource;
  /** By whom supergraphs must be signed; left out, they need not be. */
  readonly trust?: SupergraphTrust;
  readonly port: number;
  readonly host: string;
  /** Asked only when the supergraph has rules; without any, nobody is asked who they are. */
  readonly protectionOf: (subgraphs: readonly string[]) => ProtectionOptions;
  /** How long a subgraph may take for one call. */
  readonly deadlineMs: number;
  /** What else bounds the calls to each subgraph; left out, the defaults do. */
  readonly link?: Partial<LinkSettings>;
  /** Milliseconds after which a request is answered with what there is; left out, when its calls have ended. */
  readonly requestDeadlineMs?: number;
  /** When requests are refused because there are too many; left out, never. */
  readonly shedding?: SheddingLimits;
  /** The explorer page at `/` and introspection, for people; null to serve programs alone. */
  readonly explorer: ExplorerOptions | null;
  /** How much one request may be, and from where it may come; left out, as usual. */
  readonly limits?: LimitOptions;
  /** Tells a collector how each request went; left out, nobody. */
  readonly tracing?: Tracing | null;
  /** Where the process registers its metrics; left out, in a registry of the router's own. */
  readonly metrics?: Registry;
  /** What `/metrics` tells where other processes answer on the same port; left out, what this one knows. */
  readonly scrape?: () => Promise<string>;
  readonly log: Logger;
  /** How long requests of a supergraph that was replaced may take; a minute when left out. */
  readonly drainMs?: number;
}

export interface SupergraphTrust {
  readonly keys: JSONWebKeySet;
  /** The file in which the last good supergraph is kept for a restart; null to keep none. */
  readonly copy: string | null;
}

export interface RunningRouter {
  /** Where it answers GraphQL. */
  readonly url: string;
  /** Looks at once whether another supergraph is published; resolves once it is served or refused. */
  readonly look: () => Promise<void>;
  /** Answers what is in flight, then lets go of the port. */
  readonly stop: () => Promise<void>;
}

/** A request may take half a minute to arrive, and as long to be answered. */
const drainMsDefault = 60_000;

/**
 * Serves a supergraph as one GraphQL endpoint, and each that is published in its place, without a request that fails in
 * between. It listens, and so is ready, only once a supergraph is loaded.
 * @throws StartError when there is no Federation 2 supergraph.
 */
export async function startRouter(options: RouterOptions): Promise<RunningRouter> {
  await using started = new AsyncDisposableStack();
  const { tracing = null, metrics = new Registry() } = options;
  const report = new ReleaseReport(metrics);
  started.defer(() => tracing?.close());
  const registered = options.limits?.trustedDocuments?.names ?? null;
  const observation = new Observation(metrics, { registered, tracing });
  const protections = new Protections(options.protectionOf);
  started.defer(() => protections.close());
  const limits = new Limits(options.limits ?? usualLimits);
  const turns = new Turns();
  const loader = loaderOf(options, { protections, report, limits, observation, turns });
  started.defer(() => loader.stop());
  const current = await loader.first();
  observation.watch(() => current.standing);
  const http = await createHttpServer({
    log: options.log,
    metrics,
    scrape: options.scrape,
    ready: () => true,
    details: () => ({ supergraph: report.health }),
  });
  // An id that a client chose could carry anything to the ministries, a citizen's number for one.
  http.setGenReqId(() => randomUUID());
  observation.requests.follow(http);
  if (options.shedding) shedLoad(http, options.shedding);
  await limits.guard(http);
  turns.follow(http);
  current.mount(http, limits.ofRoute);
  if (options.explorer) await mountExplorer(http, options.explorer);
  started.defer(() => http.close());
  const url = await listening(http, options);
  const running = started.move();
  return { url, look: () => loader.look(), stop: () => running.disposeAsync() };
}

async function listening(
  http: FastifyInstance,
  { port, host }: Pick<RouterOptions, 'port' | 'host'>,
): Promise<string> {
  return `${await http.listen({ port, host })}/graphql`;
}

/** What all supergraphs of a router have in common. */
interface Shared {
  readonly protections: Protections;
  readonly report: ReleaseReport;
  readonly limits: Limits;
  readonly observation: Observation;
  readonly turns: Turns;
}

function loaderOf(
  { supergraph, trust, drainMs = drainMsDefault, ...options }: RouterOptions,
  shared: Shared,
): SupergraphLoader {
  const { log } = options;
  const hot = new HotOperations();
  const graphOptions = { ...options, ...shared, hot, introspection: options.explorer !== null };
  return new SupergraphLoader({
    source: typeof supergraph === 'string' ? unchangingSource(supergraph) : supergraph,
    verifier: new ReleaseVerifier(trust?.keys ?? null),
    copy: trust?.copy ? new ReleaseCopy(trust.copy) : null,
    report: shared.report,
    start: (release, pace) => ServedGraph.start(release, graphOptions, pace),
    warm: (graph) => warmGraph(graph, hot, log),
    drainMs,
    log,
  });
}
