import { textScalar } from '../../../shared/graphql/text-scalar.js';

export const AcademicYear = textScalar({
  name: 'AcademicYear',
  guessable: false,
  description: 'An academic year (tahun ajaran) by the two years it lies in: `2023/2024`.',
  refuse: (text) => (isAcademicYear(text) ? null : 'an AcademicYear names two years in a row: 2023/2024'),
});

function isAcademicYear(text: string): boolean {
  const [, first, second] = /^(\d{4})\/(\d{4})$/.exec(text) ?? [];
  return first !== undefined && Number(first) >= 1900 && Number(second) === Number(first) + 1;
}
