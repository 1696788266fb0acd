import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const Nisn = patternScalar({
  name: 'NISN',
  guessable: true,
  description:
    'National number of a learner (nomor induk siswa nasional): 10 digits, for life. Personal data; never read an age from it.',
  pattern: /^\d{10}$/,
  form: '10 digits',
});
