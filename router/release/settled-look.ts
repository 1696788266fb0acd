import { setTimeout as sleep } from 'node:timers/promises';
import type { FoundRelease } from './release.js';
import type { ReleaseSource } from './release-source.js';

/** How long a change must stand before it is believed to be whole. */
const settleMs = 100;

/**
 * Looks until two looks agree: text and signature are two files, and what changed between them was being written.
 * @param decided what was decided upon already, and need not be looked at twice.
 * @returns null when it was aborted.
 * @throws what the source throws.
 */
export async function settledLook(
  source: ReleaseSource,
  decided: FoundRelease | null,
  signal: AbortSignal,
): Promise<FoundRelease | null> {
  let found = await source.look();
  while (source.everyMs !== null && !(decided && isSame(found, decided))) {
    await sleep(settleMs, null, { signal }).catch(() => {});
    if (signal.aborted) return null;
    const before = found;
    found = await source.look();
    if (isSame(found, before)) break;
  }
  return found;
}

export const isSame = (a: FoundRelease, b: FoundRelease): boolean =>
  a.sdl === b.sdl && a.signature === b.signature;
