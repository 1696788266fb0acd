import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { envelopeKeysVariableOf, urlVariableOf } from '../router/subgraph-url.js';
import { readSupergraph } from '../router/supergraph.js';
import { freePort } from '../shared/database/embedded-cluster.js';
import { StartError } from '../shared/process/run-main.js';
import { envelopeCosts, newEnvelopeKeys } from './bench-envelope.js';
import { cpuMsOf } from './bench-process.js';
import { type Stub, Stubs } from './bench-stubs.js';
import { printTable } from './bench-table.js';

interface AuthBench {
  readonly connections: number;
  readonly seconds: number;
}

const folder = join('.data', 'bench-auth');
const audience = 'urn:inadigital:graph';
const warmUpSeconds = 5;

/** Measures what knowing who asks costs the router, and prints tables in Markdown. */
export async function benchAuth(options: AuthBench): Promise<void> {
  await mkdir(folder, { recursive: true });
  await using stubs = new Stubs();
  const ministries = await stubs.serveMinistries(join('schema', 'subgraphs'));
  const { issuer, tokenOf } = await stubs.serveIssuer(audience);
  const guarded = await readFile(join('schema', 'supergraph.graphql'), 'utf8');
  const { sdl: open, rules } = readSupergraph(guarded, { subgraphUrl: () => undefined, subgraphHosts: null });
  printTable('one envelope', envelopeCosts());
  const environment = environmentOf(ministries, issuer);
  const without = await measure('off', open, environment, { ...options, token: null });
  if (!rules) {
    printTable('citizenProfile, made-up answers; the supergraph has no rules', [['off', ...without]]);
    return;
  }
  const withRules = await measure('on', guarded, environment, { ...options, token: await tokenOf(1) });
  printTable(`citizenProfile, made-up answers, ${options.connections} connections`, [
    ['authorisation', 'requests/s', 'router CPU for a request', 'not 200, or failed'],
    ['off', ...without],
    ['on', ...withRules],
  ]);
}

function environmentOf(ministries: readonly Stub[], issuer: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    LOG_LEVEL: 'error',
    OIDC_ISSUER: issuer,
    GRAPH_AUDIENCE: audience,
    ...Object.fromEntries(ministries.map(({ name, url }) => [urlVariableOf(name), url])),
    ...Object.fromEntries(ministries.map(({ name }) => [envelopeKeysVariableOf(name), newEnvelopeKeys()])),
  };
}

async function measure(
  name: string,
  supergraph: string,
  env: Record<string, string>,
  load: AuthBench & { readonly token: string | null },
): Promise<readonly string[]> {
  const file = join(folder, `${name}.graphql`);
  await writeFile(file, supergraph);
  const port = String(await freePort());
  const script = fileURLToPath(new URL('./router.js', import.meta.url));
  const router = fork(script, ['--supergraph', file, '--port', port], { env });
  const [message]: unknown[] = await Promise.race([once(router, 'message'), once(router, 'exit')]);
  if (typeof message !== 'object') throw new StartError('The router to measure did not start.');
  try {
    const run = await loading(`http://127.0.0.1:${port}/graphql`, load);
    await run(warmUpSeconds);
    const before = await cpuMsOf(router.pid);
    const { requests, non2xx, errors } = await run(load.seconds);
    const perRequest = ((await cpuMsOf(router.pid)) - before) / requests.total;
    return [requests.average.toFixed(0), `${perRequest.toFixed(2)} ms`, String(non2xx + errors)];
  } finally {
    router.kill('SIGTERM');
    await once(router, 'exit');
  }
}

async function loading(url: string, { connections, token }: AuthBench & { readonly token: string | null }) {
  const query = await readFile(join('tests', 'queries', 'citizen-profile.graphql'), 'utf8');
  const variables = JSON.parse(await readFile(join('tests', 'queries', 'citizen-profile.json'), 'utf8'));
  return (duration: number) =>
    autocannon({
      url,
      connections,
      duration,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
}
