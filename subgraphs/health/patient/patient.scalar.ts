import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const IhsNumber = patternScalar({
  name: 'IhsNumber',
  guessable: true,
  description: 'Number of a patient in SATUSEHAT’s master patient index (nomor IHS): P and 11 digits.',
  pattern: /^P\d{11}$/,
  form: 'P and 11 digits',
});
