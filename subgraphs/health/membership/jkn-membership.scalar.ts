import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const JknCardNumber = patternScalar({
  name: 'JknCardNumber',
  guessable: true,
  description: 'Number of a health insurance card (nomor kartu JKN-KIS): 13 digits. Personal data.',
  pattern: /^\d{13}$/,
  form: '13 digits',
});
