import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { fewErrors } from '../shared/errors/few-errors.plugin.js';
import { presentingAndLogging } from '../shared/errors/present-error.js';
import { createHttpServer, mountGraphql } from '../shared/http/http-server.js';
import { endConnectionsOnClose } from './drain.js';
import { responseText } from './execute/written-data.js';
import { type ExplorerOptions, mountExplorer } from './explorer/explorer.js';
import { Gateway } from './gateway.js';
import type { LinkObserver } from './link/link-observer.js';
import { defaultLink, type LinkSettings } from './link/link-settings.js';
import { SubgraphLink } from './link/subgraph-link.js';
import { operationKindRule } from './operation-kind.rule.js';
import { Protection, type ProtectionOptions } from './protection.js';
import type { RouterContext } from './router-context.js';
import { type SheddingLimits, shedLoad } from './shed/shed-load.js';
import type { SubgraphPlaces } from './subgraph-url.js';
import { readSupergraph, type Supergraph } from './supergraph.js';
import { typenameAliasRule } from './typename-alias.rule.js';

export interface RouterOptions extends SubgraphPlaces {
  /** The SDL of any Federation 2 supergraph. */
  readonly supergraph: string;
  readonly port: number;
  readonly host: string;
  /** Asked only when the supergraph has rules; without any, nobody is asked who they are. */
  readonly protectionOf: (subgraphs: readonly string[]) => ProtectionOptions;
  /** How long a subgraph may take for one call. */
  readonly deadlineMs: number;
  /** What else bounds the calls to each subgraph; left out, the defaults do. */
  readonly link?: Partial<LinkSettings>;
  readonly linkObserver?: LinkObserver;
  /** Milliseconds after which a request is answered with what there is; left out, when its calls have ended. */
  readonly requestDeadlineMs?: number;
  /** When requests are refused because there are too many; left out, never. */
  readonly shedding?: SheddingLimits;
  /** The explorer page at `/` and introspection, for people; null to serve programs alone. */
  readonly explorer: ExplorerOptions | null;
  readonly log: Logger;
}

export interface RunningRouter {
  /** Where it answers GraphQL. */
  readonly url: string;
  /** Answers what is in flight, then lets go of the port. */
  readonly stop: () => Promise<void>;
}

/**
 * Serves a supergraph as one GraphQL endpoint. It listens, and so is ready, only once the supergraph is loaded.
 * @throws StartError when the text is not a Federation 2 supergraph.
 */
export async function startRouter(options: RouterOptions): Promise<RunningRouter> {
  const { log, explorer, requestDeadlineMs } = options;
  const supergraph = readSupergraph(options.supergraph, options);
  const protection =
    supergraph.rules && new Protection(options.protectionOf([...supergraph.subgraphs.keys()]));
  const clients = clientsOf(supergraph, protection, options);
  const apollo = new ApolloServer<RouterContext>({
    gateway: new Gateway(supergraph, clients, log),
    introspection: explorer !== null,
    validationRules: [operationKindRule, typenameAliasRule],
    formatError: presentingAndLogging(log),
    includeStacktraceInErrorResponses: false,
    stringifyResult: responseText,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    plugins,
    logger: log,
  });
  const release = async () => {
    await apollo.stop();
    await Promise.all([...clients.values()].map((client) => client.close()));
    await protection?.close();
  };
  await apollo.start();
  const http = await createHttpServer({ log, metrics: new Registry(), ready: () => true });
  endConnectionsOnClose(http);
  // An id that a client chose could carry anything to the ministries, a citizen's number for one.
  http.setGenReqId(() => randomUUID());
  if (options.shedding) shedLoad(http, options.shedding);
  protection?.authentication.guard(http);
  mountGraphql(http, apollo, (requestId, request) => ({
    requestId,
    endsAt: requestDeadlineMs === undefined ? undefined : performance.now() + requestDeadlineMs,
    caller: protection?.authentication.callerOf(request) ?? null,
  }));
  if (explorer) await mountExplorer(http, explorer);
  try {
    const address = await http.listen({ port: options.port, host: options.host });
    return { url: `${address}/graphql`, stop: () => http.close().then(release) };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Nothing reports to Apollo, whatever the environment says. */
const plugins = [
  ApolloServerPluginUsageReportingDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  fewErrors,
];

function clientsOf(
  { subgraphs }: Supergraph,
  protection: Protection | null,
  { deadlineMs, link, linkObserver: observer, log }: RouterOptions,
): ReadonlyMap<string, SubgraphLink> {
  const settings = { ...defaultLink, ...link, deadlineMs };
  return new Map(
    [...subgraphs].map(([name, url]) => {
      const sealer = protection?.sealerFor(name) ?? null;
      return [name, new SubgraphLink({ name, url, settings, log, sealer, observer })] as const;
    }),
  );
}
