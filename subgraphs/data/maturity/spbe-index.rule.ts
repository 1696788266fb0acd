import type { SpbePredicate } from './spbe-predicate.js';
import type { SpbePredicateRule } from './spbe-predicate-rule.entity.js';

/** What a score is called on a scale; null below the whole scale. */
export function predicateOf(
  score: number,
  scale: readonly Pick<SpbePredicateRule, 'predicate' | 'minimumScore'>[],
): SpbePredicate | null {
  const reached = scale.filter(({ minimumScore }) => score >= minimumScore);
  const [highest] = reached.sort((a, b) => b.minimumScore - a.minimumScore);
  return highest?.predicate ?? null;
}
