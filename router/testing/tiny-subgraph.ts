import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, graphql, parse } from 'graphql';

type Module = Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: DocumentNode | DocumentNode[] }>;
export type Resolvers = NonNullable<Module['resolvers']>;

export interface SubgraphCall {
  readonly headers: IncomingHttpHeaders;
  /** As it was sent. */
  readonly body: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Answers a call in the subgraph's place; `honest` is what it would have said. */
export type Behaviour = (
  response: ServerResponse,
  honest: () => Promise<string>,
  request: IncomingMessage,
) => unknown;

export interface TinySubgraph {
  readonly url: string;
  readonly calls: readonly SubgraphCall[];
  /** How many are open now. */
  connections(): number;
  /** Misbehaves from now on; without a behaviour it is honest again. */
  behave(behaviour?: Behaviour): void;
  /** Closes the port and every connection, as a crash would. */
  stop(): Promise<void>;
}

/** A federated subgraph over plain HTTP, which a test can make fail in every way there is. */
export async function startTinySubgraph(
  typeDefs: string,
  resolvers: Resolvers,
  atPort = 0,
): Promise<TinySubgraph> {
  const schema = buildSubgraphSchema({ typeDefs: parse(typeDefs), resolvers });
  const calls: SubgraphCall[] = [];
  const sockets = new Set<Socket>();
  let behaviour: Behaviour = answerHonestly;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { query, variables = {} } = JSON.parse(body);
    calls.push({ headers: request.headers, body, query, variables });
    const honest = async () =>
      JSON.stringify(await graphql({ schema, source: query, variableValues: variables }));
    await behaviour(response, honest, request);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((listening) => server.listen(atPort, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    calls,
    connections: () => sockets.size,
    behave: (next = answerHonestly) => {
      behaviour = next;
    },
    stop: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const answerHonestly: Behaviour = async (response, honest) => sendJson(response, await honest());

export function sendJson(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}
