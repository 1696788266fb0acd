import { byKey } from '../../../shared/loading/by-key.js';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import { type Ordering, pagesOf } from '../../../shared/loading/pages.js';
import { isInForce } from '../../../shared/policy/effective-period.js';
import { SpbeIndex } from './spbe-index.entity.js';
import { SpbePredicateRule } from './spbe-predicate-rule.entity.js';

/** The best first. */
export const spbeIndexOrdering: Ordering<SpbeIndex> = { by: ['score', 'id'], direction: 'DESC' };

export const spbeIndexById = byKey(SpbeIndex, 'id');
export const spbeIndicesOfAgency = pagesOf(SpbeIndex, 'agencyCode', { by: ['year'], direction: 'DESC' });

/** The scale of each of many years: what was in force on the last day of the year. */
export const spbeScaleOfYear: LoaderDefinition<number, readonly SpbePredicateRule[]> = {
  batch: async (db, years) => {
    const rules = await db.manager.find(SpbePredicateRule);
    return years.map((year) => rules.filter((rule) => isInForce(rule, `${year}-12-31`)));
  },
};
