import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCollector } from '../router/testing/collector.js';
import { post, type Shop, startShop } from '../router/testing/shop.js';
import { temporaryFolder } from '../shared/testing/temporary-folder.js';

let shop: Shop;
let folder: string;
let supergraph: string;
beforeAll(async () => {
  shop = await startShop();
  folder = await temporaryFolder('tracing');
  supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, shop.supergraph);
});
afterAll(async () => {
  await shop.stop();
  await rm(folder, { recursive: true });
});

/** Says at its end which modules were loaded. */
const tellingModules = `data:text/javascript,${encodeURIComponent(
  `import { createRequire } from 'node:module';
   process.on('exit', () => console.log(Object.keys(createRequire('/x.js').cache).join('\\n')));`,
)}`;

async function run(environment: Readonly<Record<string, string>>, flags: readonly string[] = []) {
  const router = spawn(
    process.execPath,
    [
      '--import',
      tellingModules,
      '.build/scripts/router.js',
      '--supergraph',
      supergraph,
      '--port',
      '0',
      ...flags,
    ],
    { env: { LOG_LEVEL: 'silent', ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const out = router.stdout ? text(router.stdout) : '';
  const [{ ready }] = (await once(router, 'message')) as [{ readonly ready: string }];
  const { body } = await post(ready, '{"query":"{ me { name } }"}');
  expect(body).toEqual({ data: { me: { name: 'User u1' } } });
  router.kill('SIGTERM');
  return out;
}

const sdk = /@opentelemetry\/(sdk-trace|exporter-trace-otlp-http)\//;

test("nothing is traced unless a collector is named, and nothing of OpenTelemetry's SDK is loaded", async () => {
  const loaded = await run({ OTEL_SERVICE_NAME: 'router' });
  expect(loaded).toMatch(/prom-client/);
  expect(loaded).not.toMatch(sdk);
  expect(shop.users.calls.at(-1)?.headers).not.toHaveProperty('traceparent');
});

test('where a collector is named it is sent the trace of each request, by a worker too', async () => {
  const collector = await startCollector();
  const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/` };
  expect(await run(environment)).toMatch(sdk);
  expect(collector.received[0]).toMatch(/^POST \/v1\/traces /);
  const alone = collector.spans().length;
  expect(alone).toBeGreaterThan(0);
  await run(environment, ['--workers', '2']);
  expect(collector.spans()).toHaveLength(2 * alone);
  await collector.stop();
});
