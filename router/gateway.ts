import { ApolloGateway } from '@apollo/gateway';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { Authoriser } from './authorise/authoriser.js';
import { withErrorsInPlace } from './error-places.js';
import type { SubgraphClient } from './subgraph-client.js';
import type { Supergraph } from './supergraph.js';

const planCacheMiB = 30;

/**
 * Plans with Apollo's planner over a supergraph, calls the subgraphs through the given clients. Where the supergraph has
 * rules, only what the viewer may have is planned.
 */
export class Gateway extends ApolloGateway {
  constructor(
    { sdl, schema, clientSchema, rules }: Supergraph,
    clients: ReadonlyMap<string, SubgraphClient>,
    log: Logger,
  ) {
    // Read by the constructor, which otherwise measures every deployment for its maker.
    process.env.APOLLO_TELEMETRY_DISABLED = 'true';
    const authoriser = rules && new Authoriser(schema, clientSchema, rules);
    super({
      supergraphSdl: sdl,
      ...(authoriser && {
        experimental_didResolveQueryPlan: ({ queryPlan, requestContext }) =>
          authoriser.check(queryPlan, requestContext.context),
      }),
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
    const executor = this.executor;
    const execute: typeof executor = async (request) => withErrorsInPlace(await executor(request));
    this.executor = async (request) => {
      if (!request.operation) return { errors: [noOperation] };
      return authoriser ? authoriser.execute(request, execute) : execute(request);
    };
  }
}

/** Apollo Server makes the caller's error of it; the gateway would throw, as if it were ours. */
const noOperation = new GraphQLError('The document has no operation of the given name.');
