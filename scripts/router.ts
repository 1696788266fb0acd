import cluster from 'node:cluster';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { ExampleQuery } from '../router/explorer/page.js';
import { startRouter } from '../router/router.js';
import { urlVariableOf } from '../router/subgraph-url.js';
import { httpUrl, logLevel, port, readEnvironment, wholeNumber } from '../shared/config/environment.js';
import { createLogger } from '../shared/observability/logger.js';
import { runMain, StartError, UsageError } from '../shared/process/run-main.js';
import { readDemoSignIn } from './demo-sign-in.js';
import { limitsHelp, readLimits } from './router-limits.js';
import { readProtection } from './router-protection.js';
import { readSteadiness, steadinessHelp } from './router-steadiness.js';
import { readSupergraphPlace } from './router-supergraph.js';
import { readTracing, tracingHelp } from './router-tracing.js';
import { RouterWorkers } from './router-workers.js';
import { serveUntilStopped } from './serve-until-stopped.js';
import { workerMetrics } from './worker-metrics.js';

const help = `Serves any Apollo Federation 2 supergraph as one GraphQL endpoint.

  npm run router -- --supergraph <file> [--port 4000] [--host 127.0.0.1] [--workers 1]

The supergraph may be at an http or https address instead of in a file. One that takes the place of the served one is loaded without a request that fails; one that cannot be served is
refused, and the last good one served on. /health/ready and /metrics tell of both. SIGHUP lets the router look at once.

--workers serves with so many processes on the one port: connections go to them in turns, one that dies is started again,
and /metrics tells of all together. Limits and settings count for each of them.

Environment:
  SUPERGRAPH_KEYS       a JWK set of the keys that supergraphs must be signed with, as \`npm run sign\` prints it (any is loaded)
  SUPERGRAPH_COPY       a file to keep the last good one in, for a restart while it cannot be had or after it was replaced
  SUPERGRAPH_POLL_MS    how long to wait before looking for another (1000; 10000 at an address)
  <NAME>_SUBGRAPH_URL   where a subgraph is, when not where the supergraph says
  SUBGRAPH_HOSTS        host:port,… of all that may be called as a subgraph (any but link-local)
  EXPLORER              on or off: the explorer page and introspection (on)
  EXPLORER_EXAMPLES     a folder of .graphql files to open as tabs, each with its .json of variables
  EMBEDDED_NATION       true lets the explorer sign demo people in at OIDC_ISSUER, if that too is of an embedded nation
  PORT, HOST, LOG_LEVEL

To stay steady:
${steadinessHelp}
For a supergraph that has rules (@authenticated, @requiresScopes, @policy, @personal):
  OIDC_ISSUER           the OpenID provider whose access tokens are taken
  OIDC_JWKS_URL         where its keys are (what its discovery document says)
  GRAPH_AUDIENCE        for whom tokens must be meant (urn:inadigital:graph)
  <NAME>_ENVELOPE_KEYS  kid:base64url,… shared with a subgraph; the first seals; each subgraph needs its own
`;

const settings = {
  PORT: port.default(4000),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: logLevel.default('info'),
  SUBGRAPH_HOSTS: z
    .string()
    .transform((text) => text.split(','))
    .optional(),
  EXPLORER: z.enum(['on', 'off']).default('on'),
  EXPLORER_EXAMPLES: z.string().optional(),
};

const workersFlag = wholeNumber(1, 256).default(1);

runMain(async () => {
  const flags = readFlags();
  if (flags.help) {
    process.stdout.write(help + limitsHelp + tracingHelp);
    return;
  }
  if (!flags.supergraph) throw new UsageError('Say which supergraph to serve: --supergraph <file>.');
  const environment = readEnvironment(settings);
  const log = createLogger('router', environment.LOG_LEVEL);
  if (flags.workers > 1 && cluster.isPrimary) return serveWithWorkers(flags.workers, log);
  const router = await startRouter({
    ...readSupergraphPlace(flags.supergraph),
    port: flags.port ?? environment.PORT,
    host: flags.host ?? environment.HOST,
    subgraphUrl,
    subgraphHosts: environment.SUBGRAPH_HOSTS ?? null,
    protectionOf: readProtection,
    ...readSteadiness(flags.workers),
    explorer:
      environment.EXPLORER === 'on'
        ? { examples: await readExamples(environment.EXPLORER_EXAMPLES), ...readDemoSignIn() }
        : null,
    limits: await readLimits(),
    tracing: await readTracing(),
    ...(cluster.isWorker && workerMetrics()),
    log,
  });
  lookWhenTold(() => void router.look());
  serveUntilStopped(router);
});

async function serveWithWorkers(count: number, log: Logger): Promise<void> {
  const workers = new RouterWorkers(log);
  const url = await workers.start(count);
  if (url === null) process.exit(1);
  lookWhenTold(() => workers.look());
  serveUntilStopped({ url, stop: () => workers.stop() });
}

/** A terminal that is closed says it by the same signal. */
function lookWhenTold(look: () => void): void {
  if (!process.stdout.isTTY) process.on('SIGHUP', look);
}

function readFlags() {
  const { values } = parseArgs({
    options: {
      supergraph: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
      workers: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.port !== undefined && !/^\d{1,5}$/.test(values.port))
    throw new UsageError('--port is a number from 0 to 65535.');
  const flag = port.optional().safeParse(values.port);
  if (!flag.success) throw new UsageError('--port is a number from 0 to 65535.');
  const workers = workersFlag.safeParse(values.workers);
  if (!workers.success) throw new UsageError('--workers is a number from 1 to 256.');
  return { ...values, port: flag.data, workers: workers.data };
}

function subgraphUrl(name: string): string | undefined {
  return readEnvironment({ URL: httpUrl.optional() }, process.env, { URL: urlVariableOf(name) }).URL;
}

async function readExamples(folder: string | undefined): Promise<readonly ExampleQuery[]> {
  if (folder === undefined) return [];
  const files = await readdir(folder).catch((cause: unknown) => {
    throw new StartError(`The folder ${folder} of EXPLORER_EXAMPLES cannot be read.`, { cause });
  });
  return Promise.all(
    files
      .filter((file) => file.endsWith('.graphql'))
      .sort()
      .map(async (file) => ({
        query: await readFile(join(folder, file), 'utf8'),
        variables: await readFile(join(folder, `${basename(file, '.graphql')}.json`), 'utf8').catch(() => ''),
      })),
  );
}
