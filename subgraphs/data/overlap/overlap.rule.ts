import type { GovernmentApplication } from '../application/government-application.entity.js';

type Scope = Pick<GovernmentApplication, 'id' | 'serviceRefs' | 'dataUsed'>;

/** Two applications, the one of the lower number first, and how much they have in common. */
export interface ScoredPair {
  readonly firstId: string;
  readonly secondId: string;
  readonly score: number;
}

/** All that an application is about: the services it serves and the data it reads. */
export const scopeOf = ({ serviceRefs, dataUsed }: Omit<Scope, 'id'>): ReadonlySet<string> =>
  new Set([...serviceRefs, ...dataUsed]);

/** Jaccard index: what two sets share, of all that is in either. 0 when they share nothing, 1 when they are the same. */
export function overlapScore(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((part) => b.has(part)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 1 : shared / all;
}

/**
 * All pairs whose score is at least `atLeast` (over 0), the most alike first. Only applications that share something
 * are compared, found through what they share: an agency of 500 takes milliseconds. The inventory holds that each
 * application serves something, so no two empty scopes are missed.
 */
export function overlapsAmong(applications: readonly Scope[], atLeast: number): readonly ScoredPair[] {
  const inOrder = [...applications].sort((a, b) => (a.id < b.id ? -1 : 1));
  const sizes: number[] = [];
  const holders = new Map<string, number[]>();
  const pairs: ScoredPair[] = [];
  for (const [second, application] of inOrder.entries()) {
    const scope = scopeOf(application);
    sizes.push(scope.size);
    for (const [first, shared] of sharedWithEarlier(scope, holders)) {
      const score = shared / ((sizes[first] ?? 0) + scope.size - shared);
      const firstId = inOrder[first]?.id;
      if (score >= atLeast && firstId !== undefined) pairs.push({ firstId, secondId: application.id, score });
    }
    for (const part of scope) {
      const held = holders.get(part);
      if (held) held.push(second);
      else holders.set(part, [second]);
    }
  }
  return pairs.sort(byLikeness);
}

/** How many parts a scope shares with each earlier application that shares any. */
function sharedWithEarlier(
  scope: ReadonlySet<string>,
  holders: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const part of scope) {
    for (const holder of holders.get(part) ?? []) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  }
  return counts;
}

/** The order of the list: the most alike first, then by number. It is total, so that a cursor names one place. */
export function byLikeness(a: ScoredPair, b: ScoredPair): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.firstId !== b.firstId) return a.firstId < b.firstId ? -1 : 1;
  return a.secondId < b.secondId ? -1 : Number(a.secondId !== b.secondId);
}
