import { z } from 'zod';
import { httpUrl, logLevel, port, postgresUrl, readEnvironment } from '../config/environment.js';
import { graphClient } from '../graph/graph-client.js';
import { createLogger } from '../observability/logger.js';
import { fixedClock, systemClock } from '../time/clock.js';
import type { SubgraphDefinition } from './define-subgraph.js';
import { type RunningSubgraph, serveSubgraph } from './serve-subgraph.js';

/**
 * Runs a ministry as its own process would, configured by its environment:
 * `<NAME>_DATABASE_URL` (required), `PORT`, `HOST`, `GRAPH_URL`, `LOG_LEVEL`, `CLOCK_DAY`.
 * @throws ConfigurationError when the environment cannot be used.
 */
export async function runSubgraph(door: SubgraphDefinition): Promise<RunningSubgraph> {
  const environment = readEnvironment(
    {
      DATABASE_URL: postgresUrl,
      PORT: port.default(door.port),
      HOST: z.string().default('127.0.0.1'),
      GRAPH_URL: httpUrl.default('http://127.0.0.1:4000/graphql'),
      LOG_LEVEL: logLevel.default('info'),
      CLOCK_DAY: z.iso.date().optional(),
    },
    process.env,
    { DATABASE_URL: `${door.name.toUpperCase()}_DATABASE_URL` },
  );
  const log = createLogger(door.name, environment.LOG_LEVEL);
  return serveSubgraph(door, {
    databaseUrl: environment.DATABASE_URL,
    port: environment.PORT,
    host: environment.HOST,
    clock: environment.CLOCK_DAY === undefined ? systemClock : fixedClock(environment.CLOCK_DAY),
    graph: graphClient(environment.GRAPH_URL, (reason) =>
      log.warn({ reason }, 'the national graph gave no fact'),
    ),
    log,
  });
}
