import { GradeKind } from '../grade/grade-kind.js';
import { SchoolLevel } from '../school/school-level.js';

export interface GradeRow {
  readonly level: SchoolLevel;
  readonly grade: number;
  readonly kind: GradeKind;
  readonly minimumAge: number;
  readonly maximumAge: number;
}

/**
 * First and last grade of each level, and the greatest age in the first. Six for grade one, fifteen for grade seven and
 * twenty-one for grade ten are of Permendikbud 1/2021; twelve for grade one is of PP 17/2010.
 */
const levels = [
  { level: SchoolLevel.PRIMARY, first: 1, last: 6, maximumAgeInFirst: 12 },
  { level: SchoolLevel.JUNIOR_SECONDARY, first: 7, last: 9, maximumAgeInFirst: 15 },
  { level: SchoolLevel.SENIOR_SECONDARY, first: 10, last: 12, maximumAgeInFirst: 21 },
  { level: SchoolLevel.VOCATIONAL, first: 10, last: 12, maximumAgeInFirst: 21 },
];

/** The ages of the later grades are defaults: a year more for each grade, and one grade may be skipped. */
export const gradeRows: readonly GradeRow[] = levels.flatMap(({ level, first, last, maximumAgeInFirst }) =>
  Array.from({ length: last - first + 1 }, (_, place) => {
    const grade = first + place;
    return {
      level,
      grade,
      kind: grade === first ? GradeKind.NEW : grade === last ? GradeKind.FINAL : GradeKind.MIDDLE,
      minimumAge: grade === 1 ? 6 : grade + 4,
      maximumAge: maximumAgeInFirst + place,
    };
  }),
);
