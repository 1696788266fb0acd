import { readFile } from 'node:fs/promises';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

interface Context {
  readonly authorization?: string | undefined;
}

/** Apollo's own way of handing a header on. */
class ForwardingDataSource extends RemoteGraphQLDataSource<Context> {
  override willSendRequest({
    request,
    context,
  }: Parameters<Required<RemoteGraphQLDataSource<Context>>['willSendRequest']>[0]): void {
    if (context.authorization) request.http?.headers.set('authorization', context.authorization);
  }
}

/** Apollo's gateway under Apollo Server as its documentation shows them, to compare with. */
const [supergraph = '', port] = process.argv.slice(2);
const server = new ApolloServer<Context>({
  gateway: new ApolloGateway({
    supergraphSdl: await readFile(supergraph, 'utf8'),
    buildService: ({ url }) => new ForwardingDataSource(url === undefined ? {} : { url }),
  }),
});
await startStandaloneServer(server, {
  context: async ({ req }) => ({ authorization: req.headers.authorization }),
  listen: { host: '127.0.0.1', port: Number(port) },
});
process.once('SIGTERM', () => process.exit(0));
