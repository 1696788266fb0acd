import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { secretFile } from '../shared/database/embedded-cluster.js';
import { StartError } from '../shared/process/run-main.js';

/** Where an embedded nation keeps everything it keeps. One process at a time holds it. */
export interface DataDirectory {
  readonly path: string;
  /** A password of its own for each role, the same at every start. */
  readonly passwordOf: (role: string) => string;
  readonly release: () => Promise<void>;
}

/**
 * Takes the directory for this process alone, and makes it when it is not there.
 * @throws StartError when another process holds it, or it cannot be written.
 */
export async function takeDataDirectory(path: string): Promise<DataDirectory> {
  await mkdir(path, { recursive: true }).catch((cause: unknown) => {
    throw unwritable(path, cause);
  });
  const lock = join(path, 'lock');
  await take(lock, path);
  const secret = await secretFile(join(path, 'secret'), () => randomBytes(32).toString('base64url'));
  return {
    path,
    passwordOf: (role) => createHmac('sha256', secret).update(role).digest('base64url'),
    release: () => rm(lock, { force: true }),
  };
}

async function take(lock: string, path: string): Promise<void> {
  try {
    const file = await open(lock, 'wx', 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'EEXIST') throw unwritable(path, error);
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (isAlive(holder))
      throw new StartError(
        `Process ${holder} runs a nation in ${path}. Stop it first, or choose another --data.`,
      );
    // Whoever held it was killed.
    await rm(lock, { force: true });
    await take(lock, path);
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === 'EPERM';
  }
}

const unwritable = (path: string, cause: unknown) =>
  new StartError(`${path} cannot be written. Free space or mend its permissions, then start again.`, {
    cause,
  });
