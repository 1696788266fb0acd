import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { presentingAndLogging } from '../shared/errors/present-error.js';
import { createHttpServer, mountGraphql } from '../shared/http/http-server.js';
import { StartError } from '../shared/process/run-main.js';
import { type ExampleQuery, mountExplorer } from './explorer/explorer.js';
import type { RouterContext } from './router-context.js';
import { SubgraphClient } from './subgraph-client.js';

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

const documentCacheBytesMax = 30 * 1024 * 1024;

/**
 * Serves a supergraph as one GraphQL endpoint.
 * @throws StartError when the text is not a Federation 2 supergraph.
 */
export async function startRouter(options: RouterOptions): Promise<RunningRouter> {
  const { log, explorer } = options;
  const clients: SubgraphClient[] = [];
  const gateway = gatewayOf(options, (client) => clients.push(client));
  const apollo = new ApolloServer<RouterContext>({
    gateway,
    introspection: explorer !== null,
    formatError: presentingAndLogging(log),
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginUsageReportingDisabled(), ApolloServerPluginLandingPageDisabled()],
    logger: log,
  });
  await apollo.start().catch((cause: unknown) => {
    throw new StartError(
      'The file is not a supergraph of Apollo Federation 2. Make one with `npm run schema`.',
      { cause },
    );
  });
  const http = await createHttpServer({ log, metrics: new Registry(), ready: () => true });
  mountGraphql(http, apollo, (requestId) => ({ requestId }));
  if (explorer) await mountExplorer(http, explorer.examples);
  const address = await http.listen({ port: options.port, host: options.host });
  return {
    url: `${address}/graphql`,
    stop: async () => {
      await http.close();
      await apollo.stop();
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

function gatewayOf(options: RouterOptions, onClient: (client: SubgraphClient) => void): ApolloGateway {
  // The gateway reads this when it is made, and otherwise tells its maker about every deployment.
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  return new ApolloGateway({
    supergraphSdl: options.supergraph,
    buildService: ({ name, url = '' }) => {
      const client = new SubgraphClient({
        name,
        url: options.subgraphUrl(name) ?? url,
        deadlineMs: options.deadlineMs,
      });
      onClient(client);
      return client;
    },
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    experimental_approximateQueryPlanStoreMiB: documentCacheBytesMax / 1024 / 1024,
    logger: options.log,
  });
}
