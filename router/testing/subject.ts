import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import { pino } from 'pino';
import { vi } from 'vitest';
import { usualLimits } from '../limit/limit-options.js';
import { startRouter } from '../router.js';
import { openRouter } from './open-router.js';
import { composed, post, type Reply } from './shop.js';
import { type Resolvers, startTinySubgraph } from './tiny-subgraph.js';

export type Answer = Reply['body'];

/** Whatever answers operations over a supergraph. */
export interface Subject {
  execute(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    operationName?: string,
  ): Promise<Answer>;
  stop(): Promise<void>;
}

/** Subgraphs by name. */
export interface Subgraphs {
  readonly sdls: Readonly<Record<string, string>>;
  readonly resolvers: Readonly<Record<string, Resolvers>>;
}

/** Our router as it is started in production, with every subgraph behind HTTP. */
export async function startRouterSubject({ sdls, resolvers }: Subgraphs): Promise<Subject> {
  const running = await Promise.all(
    Object.entries(sdls).map(async ([name, sdl]) => {
      const subgraph = await startTinySubgraph(sdl, resolvers[name] ?? {});
      return { name, sdl, url: subgraph.url, stop: subgraph.stop };
    }),
  );
  const router = await startRouter({
    supergraph: composed(running),
    ...openRouter,
    deadlineMs: 10_000,
    // Made by chance, operations are larger than what is let in.
    limits: { ...usualLimits, costMax: 10_000_000, fieldsMax: 10_000, aliasesMax: 1_000 },
  });
  return {
    execute: async (query, variables = {}, operationName) =>
      (await post(router.url, JSON.stringify({ query, variables, operationName }))).body,
    stop: async () => {
      await router.stop();
      await Promise.all(running.map(({ stop }) => stop()));
    },
  };
}

/** Apollo's gateway with nothing of ours, whose subgraphs answer in this process. */
export async function startStockSubject({ sdls, resolvers }: Subgraphs): Promise<Subject> {
  // Apollo's constructor reads it, and otherwise measures for its maker.
  vi.stubEnv('APOLLO_TELEMETRY_DISABLED', 'true');
  const schemas = Object.entries(sdls).map(
    ([name, sdl]) =>
      [
        name,
        buildSubgraphSchema({ typeDefs: parse(sdl), ...(resolvers[name] && { resolvers: resolvers[name] }) }),
      ] as const,
  );
  const sources = new Map(schemas.map(([name, schema]) => [name, sourceOf(schema)]));
  const supergraphSdl = composed(
    Object.entries(sdls).map(([name, sdl]) => ({ name, sdl, url: `http://${name}.test` })),
  );
  const server = new ApolloServer({
    gateway: new ApolloGateway({
      supergraphSdl,
      buildService: ({ name }) => sources.get(name) ?? sourceOf(schemas[0]?.[1]),
      logger: pino({ level: 'silent' }),
    }),
    logger: pino({ level: 'silent' }),
    stopOnTerminationSignals: false,
  });
  await server.start();
  return {
    execute: async (query, variables = {}, operationName) => {
      const { body } = await server.executeOperation({
        query,
        variables: { ...variables },
        ...(operationName !== undefined && { operationName }),
      });
      if (body.kind !== 'single') throw new Error('an answer in parts');
      return JSON.parse(JSON.stringify(body.singleResult)) as Answer;
    },
    stop: () => server.stop(),
  };
}

function sourceOf(schema: GraphQLSchema | undefined): GraphQLDataSource {
  return {
    process: async ({ request: { query = '', variables = {} } }) => {
      if (!schema) throw new Error('no such subgraph');
      const answer = await graphql({ schema, source: query, variableValues: variables });
      // Over a network, objects would arrive as copies.
      return JSON.parse(JSON.stringify(answer));
    },
  };
}
