import type { JWK } from 'jose';
import { z } from 'zod';
import { envelopeKeys } from '../auth/envelope-keys.js';
import { httpUrl, logLevel, port, postgresUrl, readEnvironment } from '../config/environment.js';
import { graphClient } from '../graph/graph-client.js';
import { ServiceToken } from '../graph/service-token.js';
import { createLogger } from '../observability/logger.js';
import { fixedClock, systemClock } from '../time/clock.js';
import type { SubgraphDefinition } from './define-subgraph.js';
import { type RunningSubgraph, serveSubgraph } from './serve-subgraph.js';

/** A private key as JSON, of the kind that client assertions are signed with. */
const privateKey = z.string().transform((text, context): JWK => {
  try {
    return z
      .looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), d: z.string() })
      .parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'is not a private P-256 key as JSON (JWK)' });
    return z.NEVER;
  }
});

const settings = {
  DATABASE_URL: postgresUrl,
  ENVELOPE_KEYS: envelopeKeys,
  HOST: z.string().default('127.0.0.1'),
  GRAPH_URL: httpUrl.default('http://127.0.0.1:4000/graphql'),
  GRAPH_AUDIENCE: z.string().default('urn:inadigital:graph'),
  OIDC_ISSUER: httpUrl,
  SERVICE_KEY: privateKey,
  LOG_LEVEL: logLevel.default('info'),
  CLOCK_DAY: z.iso.date().optional(),
};

/**
 * Runs a ministry as its own process would, configured by its environment: `<NAME>_DATABASE_URL`, `<NAME>_ENVELOPE_KEYS`,
 * `<NAME>_SERVICE_KEY` and `OIDC_ISSUER` (required), `PORT`, `HOST`, `GRAPH_URL`, `GRAPH_AUDIENCE`, `LOG_LEVEL`,
 * `CLOCK_DAY`.
 * @throws ConfigurationError when the environment cannot be used.
 */
export async function runSubgraph(door: SubgraphDefinition): Promise<RunningSubgraph> {
  const prefix = door.name.toUpperCase();
  const environment = readEnvironment({ ...settings, PORT: port.default(door.port) }, process.env, {
    DATABASE_URL: `${prefix}_DATABASE_URL`,
    ENVELOPE_KEYS: `${prefix}_ENVELOPE_KEYS`,
    SERVICE_KEY: `${prefix}_SERVICE_KEY`,
  });
  const log = createLogger(door.name, environment.LOG_LEVEL);
  const token = new ServiceToken({
    issuer: environment.OIDC_ISSUER,
    clientId: `service-${door.agencies[0]}`,
    key: environment.SERVICE_KEY,
    audience: environment.GRAPH_AUDIENCE,
    scope: `${door.name}:read`,
  });
  return serveSubgraph(door, {
    databaseUrl: environment.DATABASE_URL,
    port: environment.PORT,
    host: environment.HOST,
    clock: environment.CLOCK_DAY === undefined ? systemClock : fixedClock(environment.CLOCK_DAY),
    graph: graphClient(environment.GRAPH_URL, {
      token: () => token.get(),
      onFailure: (reason) => log.warn({ reason }, 'the national graph gave no fact'),
    }),
    envelopeKeys: environment.ENVELOPE_KEYS,
    log,
    environment: process.env,
  });
}
