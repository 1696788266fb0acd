import { expect, test } from 'vitest';
import { GradeKind } from '../grade/grade-kind.js';
import { SchoolLevel } from '../school/school-level.js';
import { gradeRows } from './grade-rows.js';

test('every level begins with one new grade and ends with one final grade', () => {
  for (const level of Object.values(SchoolLevel)) {
    const kinds = gradeRows.filter((row) => row.level === level).map(({ kind }) => kind);
    expect(kinds.at(0)).toBe(GradeKind.NEW);
    expect(kinds.at(-1)).toBe(GradeKind.FINAL);
    expect(new Set(kinds.slice(1, -1))).toEqual(new Set([GradeKind.MIDDLE]));
  }
});

test('a child of the usual age has a place in every grade, in primary school and the two schools after it', () => {
  for (const { grade, minimumAge, maximumAge } of gradeRows) {
    expect(minimumAge <= grade + 5 && grade + 5 <= maximumAge).toBe(true);
  }
  expect(gradeRows.map(({ grade }) => grade)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 10, 11, 12]);
});
