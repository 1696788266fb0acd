import { readFile } from 'node:fs/promises';

/** Linux counts CPU time in these. */
const ticksPerSecond = 100;

/** Milliseconds of user and system time of a process so far (Linux's /proc). */
export async function cpuMs(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1_000;
}

/** Mebibytes of a process that are in memory, now and at most so far (Linux's /proc). */
export async function memoryMib(
  pid: number | undefined,
): Promise<{ readonly now: number; readonly peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const mib = (field: RegExp) => Math.round(Number(field.exec(status)?.[1]) / 1_024);
  return { now: mib(/^VmRSS:\s+(\d+)/m), peak: mib(/^VmHWM:\s+(\d+)/m) };
}
