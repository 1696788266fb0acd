import { readdir, readFile } from 'node:fs/promises';

/** Linux counts CPU time in these. */
const ticksPerSecond = 100;

/** Milliseconds of user and system time of a process so far (Linux's /proc). */
export async function cpuMsOf(pid: number | undefined): Promise<number> {
  const { ownMs } = await statOf(pid);
  return ownMs;
}

/** The same of a process and its children, those included that have ended. */
export async function cpuMsOfFamily(pid: number): Promise<number> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = await Promise.all(numbers.map((one) => statOf(one).catch(() => null)));
  const children = all.filter((one) => one?.parent === pid);
  const { ownMs, buriedMs } = await statOf(pid);
  return children.reduce((sum, child) => sum + (child?.ownMs ?? 0), ownMs + buriedMs);
}

/** The process that started another. */
export async function parentOf(pid: number): Promise<number> {
  const { parent } = await statOf(pid);
  return parent;
}

/** Mebibytes of a process that are in memory, now and at most so far (Linux's /proc). */
export async function memoryMib(
  pid: number | undefined,
): Promise<{ readonly now: number; readonly peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const mib = (field: RegExp) => Math.round(Number(field.exec(status)?.[1]) / 1_024);
  return { now: mib(/^VmRSS:\s+(\d+)/m), peak: mib(/^VmHWM:\s+(\d+)/m) };
}

async function statOf(pid: number | undefined) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name before may contain anything, a bracket too.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const msOf = (...places: readonly number[]) =>
    (places.reduce((sum, place) => sum + (fields[place] ?? Number.NaN), 0) / ticksPerSecond) * 1_000;
  return { parent: fields[1] ?? Number.NaN, ownMs: msOf(11, 12), buriedMs: msOf(13, 14) };
}
