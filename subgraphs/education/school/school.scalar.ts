import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const Npsn = patternScalar({
  name: 'NPSN',
  guessable: false,
  description:
    'National number of a school (nomor pokok sekolah nasional): a digit or capital letter and 7 digits.',
  pattern: /^[0-9A-Z]\d{7}$/,
  form: 'a digit or capital letter and 7 digits',
});
