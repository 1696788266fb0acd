import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../../shared/process/run-main.js';

/** Not among the project's dependencies: half a gigabyte, for a comparison that few make. */
const packages = {
  '@graphql-hive/gateway': '2.15.1',
  '@graphql-hive/router-runtime': '1.4.23',
  graphql: '16.15.0',
};
const folder = resolve('.data', 'bench-cache', 'hive-gateway');
const configFile = (sharing: boolean) => join(folder, sharing ? 'sharing.mjs' : 'sharing-nothing.mjs');
const npmInstall = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Installs Hive Gateway with its native planner from npm, once; its native part comes inside a package.
 * @throws StartError when npm cannot.
 */
export async function installHive(): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(configFile(true), configOf('{}'));
  await writeFile(configFile(false), configOf('{ deduplicateInflightRequests: false }'));
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: packages });
  const installed = join(folder, 'installed.json');
  if ((await readFile(installed, 'utf8').catch(() => '')) === manifest) return;
  await writeFile(join(folder, 'package.json'), manifest);
  await promisify(execFile)('npm', npmInstall, { cwd: folder }).catch((cause: unknown) => {
    throw new StartError(
      'Hive Gateway could not be installed from npm. Choose other --routers, or mend the connection.',
      { cause },
    );
  });
  await writeFile(installed, manifest);
}

/** Of Node: the gateway's own command, with Hive's planner and executor. */
export const hiveArguments = (
  supergraph: string,
  port: number,
  { sharing }: { readonly sharing: boolean },
): readonly string[] => [
  join(folder, 'node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js'),
  ...['supergraph', resolve(supergraph), '--config-path', configFile(sharing)],
  ...['--host', '127.0.0.1', '--port', String(port), '--fork', '1'],
];

const configOf = (transport: string): string => `import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

export const gatewayConfig = defineConfig({
  unifiedGraphHandler,
  logging: 'error',
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get('authorization') }),
  },
  transportEntries: { '*': { options: ${transport} } },
});
`;
