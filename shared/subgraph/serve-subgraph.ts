import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { Counter, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { EnvelopeOpener } from '../auth/envelope.js';
import type { EnvelopeKey } from '../auth/envelope-keys.js';
import { Permissions } from '../auth/permissions.js';
import { CommandLog } from '../commands/command-log.js';
import { dataSourceOf } from '../database/data-source.js';
import { fewErrors } from '../errors/few-errors.plugin.js';
import { presentingAndLogging } from '../errors/present-error.js';
import type { GraphClient } from '../graph/graph-client.js';
import { federatedSchemaOf } from '../graphql/federated-schema.js';
import { GuessQuota } from '../guessing/guess-quota.js';
import { GuessTally } from '../guessing/guess-tally.js';
import { createHttpServer } from '../http/http-server.js';
import { Loaders } from '../loading/loaders.js';
import { StartError } from '../process/run-main.js';
import { type Clock, systemClock } from '../time/clock.js';
import type { Context } from './context.js';
import type { Machinery, SubgraphDefinition } from './define-subgraph.js';
import { mountSealedGraphql } from './mount-sealed-graphql.js';

export interface ServeOptions {
  /** As the ministry's application role. */
  readonly databaseUrl: string;
  readonly port: number;
  readonly host: string;
  readonly clock: Clock;
  /** The time in which whoever guesses waits; a nation's clock may stand still. */
  readonly realTime?: Clock;
  readonly graph: GraphClient;
  /** What the router seals its calls with. */
  readonly envelopeKeys: readonly EnvelopeKey[];
  readonly log: Logger;
  /** For what the ministry serves beside GraphQL. */
  readonly environment?: NodeJS.ProcessEnv;
}

export interface RunningSubgraph {
  /** Where it answers GraphQL. */
  readonly url: string;
  readonly db: DataSource;
  /** All scopes that any of its rules asks for. */
  readonly scopes: readonly string[];
  /** Answers what is in flight, then lets go of the port and the database. */
  readonly stop: () => Promise<void>;
}

/**
 * Serves one ministry over HTTP.
 * @throws StartError when its database cannot be reached; the error of `listen` when its port cannot be had.
 */
export async function serveSubgraph(
  door: SubgraphDefinition,
  options: ServeOptions,
): Promise<RunningSubgraph> {
  const { clock, graph, log, envelopeKeys } = options;
  const metrics = new Registry();
  const statements = new Counter({
    name: 'sql_statements_total',
    help: 'SQL statements sent to the database.',
    registers: [metrics],
  });
  const requests = new Counter({
    name: 'graphql_requests_total',
    help: 'GraphQL requests answered.',
    registers: [metrics],
  });
  const db = dataSourceOf(door, { url: options.databaseUrl, onStatement: () => statements.inc() });
  await connect(db, door);
  const machinery: Machinery = { db, clock, graph, commands: new CommandLog(db, clock) };
  const schema = federatedSchemaOf(door, machinery);
  const scopes = schema.extensions.scopes as readonly string[];
  const apollo = apolloOf(schema, log);
  await apollo.start();
  const http = await createHttpServer({ log, metrics, ready: () => isAnswering(db) });
  const guesses = guessQuotaOf(db, options);
  const opener = new EnvelopeOpener(door.name, envelopeKeys);
  await mountSealedGraphql(http, apollo, opener, (requestId, viewer) => {
    requests.inc();
    const loaders = new Loaders(db);
    const permissions = new Permissions(viewer, { loaders, clock, agencies: door.agencies });
    return {
      requestId,
      viewer,
      permissions,
      guesses,
      loaders,
      db,
      clock,
      // Made for those who write, because most requests write nothing.
      get log() {
        return log.child({ requestId });
      },
    };
  });
  const stop = async () => {
    await http.close();
    await apollo.stop();
    await db.destroy();
  };
  try {
    await door.mount?.(http, machinery, options.environment ?? {});
    const address = await http.listen({ port: options.port, host: options.host });
    return { url: `${address}/graphql`, db, scopes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function guessQuotaOf(db: DataSource, { clock, realTime = systemClock }: ServeOptions): GuessQuota {
  return new GuessQuota(new GuessTally(db, clock, realTime), realTime);
}

function apolloOf(schema: GraphQLSchema, log: Logger): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      // It would be told of every field; nothing keeps what the router alone is answered.
      ApolloServerPluginCacheControlDisabled(),
      fewErrors,
    ],
    formatError: presentingAndLogging(log),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    stopOnTerminationSignals: false,
    logger: log,
  });
}

async function connect(db: DataSource, { name }: SubgraphDefinition): Promise<void> {
  try {
    await db.initialize();
  } catch (cause) {
    const code = cause instanceof Error ? String(Reflect.get(cause, 'code') ?? cause.name) : 'UNKNOWN';
    throw new StartError(
      `The database of ${name} cannot be reached (${code}). Check ${name.toUpperCase()}_DATABASE_URL.`,
      { cause },
    );
  }
}

async function isAnswering(db: DataSource): Promise<boolean> {
  try {
    await db.query('SELECT 1');
    return true;
  } catch {
    return false;
  }
}
