import type { SigningKey } from './signing-key.entity.js';

const minuteMs = 60_000;

/** A key signs for so long; then the next one takes over without anybody asking. */
export const useDays = 90;
/** Whoever verifies may keep the published keys for so long; a new key signs nothing before. */
export const publishMinutes = 15;
/** Tokens live ten minutes; a key stays published so long after its last signature. */
export const overlapMinutes = 15;

type KeyTimes = Pick<SigningKey, 'notBefore' | 'retiredAt'>;

/** When a key that is given up leaves the published set: at once when it is compromised. */
export function retirementOf(now: Date, compromised: boolean): Date {
  return compromised ? now : new Date(now.getTime() + (publishMinutes + overlapMinutes) * minuteMs);
}

/** From when on the successor of a key signs: so that the two overlap, and never in the past. */
export function successionOf(retiredAt: Date | null, now: Date): Date {
  if (retiredAt === null) return now;
  return new Date(Math.max(now.getTime(), retiredAt.getTime() - overlapMinutes * minuteMs));
}

/** Whether a key has signed for as long as it may. */
export function isWornOut({ notBefore }: KeyTimes, now: Date): boolean {
  return now.getTime() - notBefore.getTime() >= useDays * 24 * 60 * minuteMs;
}

/**
 * The keys to publish, the one that signs now first: the one that began last among those that have begun. Keys that are
 * retired are left out.
 */
export function publishedKeys<Key extends KeyTimes>(keys: readonly Key[], now: Date): readonly Key[] {
  const live = keys.filter(({ retiredAt }) => retiredAt === null || retiredAt > now);
  const begun = live.filter(({ notBefore }) => notBefore <= now);
  const newestFirst = (a: KeyTimes, b: KeyTimes) => b.notBefore.getTime() - a.notBefore.getTime();
  return [...begun.sort(newestFirst), ...live.filter((key) => !begun.includes(key))];
}
