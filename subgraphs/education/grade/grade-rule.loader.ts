import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import type { Ordering } from '../../../shared/loading/pages.js';
import { isInForce } from '../../../shared/policy/effective-period.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import type { SchoolLevel } from '../school/school-level.js';
import { GradeRule } from './grade-rule.entity.js';

export const gradeRuleOrdering: Ordering<GradeRule> = { by: ['level', 'grade'], direction: 'ASC' };

interface GradeOfLevel {
  readonly level: SchoolLevel;
  readonly grade: number;
  readonly on: IsoDate;
}

/** The rule of a grade on a day; null where the level had no such grade. All rules are few enough to read at once. */
export const gradeRuleOn: LoaderDefinition<GradeOfLevel, GradeRule | null> = {
  textOf: ({ level, grade, on }) => `${level} ${grade} ${on}`,
  batch: async (db, keys) => {
    const rules = await db.manager.find(GradeRule);
    return keys.map(
      ({ level, grade, on }) =>
        rules.find((rule) => rule.level === level && rule.grade === grade && isInForce(rule, on)) ?? null,
    );
  },
};
