import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
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
    await file.writeFile(JSON.stringify(await processOf(process.pid)));
    await file.close();
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'EEXIST') throw unwritable(path, error);
    const holder = await holderOf(lock);
    if (holder !== null)
      throw new StartError(
        `Process ${holder} runs a nation in ${path}. Stop it first, or choose another --data.`,
      );
    // Whoever held it was killed.
    await rm(lock, { force: true });
    await take(lock, path);
  }
}

/** A process is known by its number and the moment it began: numbers are given again, after a restart very soon. */
interface LockHolder {
  readonly pid: number;
  readonly startedAt: string | null;
}

async function processOf(pid: number): Promise<LockHolder> {
  // The 22nd field, counted behind the name in parentheses, is the start in ticks since the machine's own (proc(5)).
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return { pid, startedAt: ticks === undefined ? null : `${boot.trim()} ${ticks}` };
}

/** The process that holds a lock; null when it is gone. */
async function holderOf(lock: string): Promise<number | null> {
  const text = await readFile(lock, 'utf8').catch(() => '');
  const written = lockHolder.safeParse(parsed(text));
  if (!written.success) return null;
  const { pid, startedAt } = written.data;
  const now = await processOf(pid);
  return isAlive(pid) && now.startedAt === startedAt ? pid : null;
}

const lockHolder = z.object({ pid: z.int().positive(), startedAt: z.string().nullable() });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
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
