import { execFile } from 'node:child_process';
import { chown, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../process/run-main.js';
import type { PostgresHome } from './postgres-account.js';

const run = promisify(execFile);

export const superuser = 'postgres';
/** Inside the home: the data, once they are whole. */
export const clusterFolder = 'cluster';
const unfinishedFolder = 'cluster.unfinished';

/**
 * Makes the files of a new cluster, unless there are some. They are made beside their place and moved there when they are
 * whole, so that what stands there is never half a cluster, and is never taken for one and thrown away.
 * @throws StartError with what `initdb` said.
 */
export async function initialiseCluster(home: PostgresHome, password: string): Promise<void> {
  const { directory, identity } = home;
  if (await exists(join(directory, clusterFolder))) return;
  let secret: string | undefined;
  try {
    await rm(join(directory, unfinishedFolder), { recursive: true, force: true });
    secret = await mkdtemp(join(directory, 'secret-'));
    await writeFile(join(secret, 'password'), password, { mode: 0o600 });
    if (identity.uid !== undefined && identity.gid !== undefined) {
      await chown(secret, identity.uid, identity.gid);
      await chown(join(secret, 'password'), identity.uid, identity.gid);
    }
    await run(home.initdb, flagsOf(join(secret, 'password')), { ...identity, cwd: directory });
    await rename(join(directory, unfinishedFolder), join(directory, clusterFolder));
  } catch (cause) {
    throw new StartError(`PostgreSQL could not make its files in ${directory}: ${reasonOf(cause)}.`, {
      cause,
    });
  } finally {
    if (secret !== undefined) await rm(secret, { recursive: true, force: true });
  }
}

const flagsOf = (passwordFile: string) => [
  '-D',
  unfinishedFolder,
  '-U',
  superuser,
  '-A',
  'scram-sha-256',
  `--pwfile=${passwordFile}`,
  // The built-in locale needs nothing of the machine, so that text sorts alike on every one.
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** What a failed program said was wrong, or else what it said last. */
export function reasonOf(error: unknown): string {
  const said = error instanceof Error ? String(Reflect.get(error, 'stderr') || error.message) : '';
  const lines = said.trim().split('\n');
  return (
    lines.find((line) => /error:|fatal:|panic:|no space left/i.test(line)) ||
    lines.at(-1) ||
    'it gave no reason'
  );
}
