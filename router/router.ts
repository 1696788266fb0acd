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
import { mountExplorer } from './explorer/explorer.js';
import type { ExampleQuery } from './explorer/page.js';
import { Gateway } from './gateway.js';
import { operationKindRule } from './operation-kind.rule.js';
import type { RouterContext } from './router-context.js';
import { SubgraphClient } from './subgraph-client.js';
import { readSupergraph, type Supergraph } from './supergraph.js';

export interface RouterOptions {
  /** The SDL of any Federation 2 supergraph. */
  readonly supergraph: string;
  readonly port: number;
  readonly host: string;
  /** Where a subgraph really is, when not where the supergraph says; by name. */
  readonly subgraphUrl: (name: string) => string | undefined;
  /** How long a subgraph may take for one call. */
  readonly deadlineMs: number;
  /** The explorer page at `/` and introspection, for people; null to serve programs alone. */
  readonly explorer: { readonly examples: readonly ExampleQuery[] } | null;
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
  const { log, explorer } = options;
  const supergraph = readSupergraph(options.supergraph, options.subgraphUrl);
  const clients = clientsOf(supergraph, options);
  const apollo = new ApolloServer<RouterContext>({
    gateway: new Gateway(supergraph, clients, log),
    introspection: explorer !== null,
    validationRules: [operationKindRule],
    formatError: presentingAndLogging(log),
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    plugins,
    logger: log,
  });
  const release = async () => {
    await apollo.stop();
    await Promise.all([...clients.values()].map((client) => client.close()));
  };
  await apollo.start();
  const http = await createHttpServer({ log, metrics: new Registry(), ready: () => true });
  endConnectionsOnClose(http);
  // An id that a client chose could carry anything to the ministries, a citizen's number for one.
  http.setGenReqId(() => randomUUID());
  mountGraphql(http, apollo, (requestId) => ({ requestId }));
  if (explorer) await mountExplorer(http, explorer.examples);
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

function clientsOf({ subgraphs, schema }: Supergraph, { deadlineMs, log }: RouterOptions) {
  return new Map(
    [...subgraphs].map(
      ([name, url]) => [name, new SubgraphClient({ name, url, schema, deadlineMs, log })] as const,
    ),
  );
}
