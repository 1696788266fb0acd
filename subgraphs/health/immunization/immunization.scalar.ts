import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const KfaCode = patternScalar({
  name: 'KfaCode',
  guessable: false,
  description:
    'Code in the national dictionary of medicines (Kamus Farmasi dan Alat Kesehatan, KFA): 8 digits.',
  pattern: /^9[1-4]\d{6}$/,
  form: '8 digits that begin with 91, 92, 93 or 94',
});

export const VaccineBatch = patternScalar({
  name: 'VaccineBatch',
  guessable: false,
  description:
    'Batch of a vaccine as printed on its vial (nomor bets): 3 to 30 capital letters, digits, - or /.',
  pattern: /^[0-9A-Z][0-9A-Z/-]{2,29}$/,
  form: '3 to 30 capital letters, digits, - or /',
});
