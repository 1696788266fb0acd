import { ApolloGateway } from '@apollo/gateway';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { withErrorsInPlace } from './error-places.js';
import type { SubgraphClient } from './subgraph-client.js';
import type { Supergraph } from './supergraph.js';

const planCacheMiB = 30;

/** Plans with Apollo's planner over a supergraph, calls the subgraphs through the given clients. */
export class Gateway extends ApolloGateway {
  constructor({ sdl }: Supergraph, clients: ReadonlyMap<string, SubgraphClient>, log: Logger) {
    // Read by the constructor, which otherwise measures every deployment for its maker.
    process.env.APOLLO_TELEMETRY_DISABLED = 'true';
    super({
      supergraphSdl: sdl,
      buildService: ({ name }) => {
        const client = clients.get(name);
        if (!client) throw new Error(`no client for the subgraph "${name}"`);
        return client;
      },
      queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
      experimental_approximateQueryPlanStoreMiB: planCacheMiB,
      // Plans name ministries' inner fields; the default shows them to whoever sends a header.
      __exposeQueryPlanExperimental: false,
      logger: log,
    });
    const execute = this.executor;
    this.executor = async (request) =>
      request.operation ? withErrorsInPlace(await execute(request)) : { errors: [noOperation] };
  }
}

/** Apollo Server makes the caller's error of it; the gateway would throw, as if it were ours. */
const noOperation = new GraphQLError('The document has no operation of the given name.');
