import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addYears } from '../time/calendar.js';
import { academicYearStart, gradeOn } from './school-grade.js';

test.each([
  ['2024-06-30', '2023-07-01'],
  ['2024-07-01', '2024-07-01'],
  ['2024-01-31', '2023-07-01'],
])('%s lies in the academic year from %s', (day, start) => {
  expect(academicYearStart(day)).toBe(start);
});

test.each([
  ['2017-07-01', '2023-07-01', 1],
  ['2017-07-02', '2023-07-01', null],
  ['2017-07-01', '2024-06-30', 1],
  ['2017-07-01', '2024-07-01', 2],
  ['2006-07-01', '2023-09-01', 12],
  ['2005-07-01', '2023-09-01', null],
])('who is born on %s is on %s in grade %s', (birth, on, grade) => {
  expect(gradeOn(birth, on)).toBe(grade);
});

test('a pupil goes up one grade a year', () => {
  const births = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2018-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(births, (birth) => {
      const grades = Array.from({ length: 25 }, (_, year) => gradeOn(birth, addYears('2000-09-01', year)));
      const attended = grades.filter((grade) => grade !== null);
      expect(attended).toEqual(attended.map((_, i) => (attended[0] ?? 0) + i));
    }),
  );
});
