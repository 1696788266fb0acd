import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const LicenceNumber = patternScalar({
  name: 'LicenceNumber',
  guessable: true,
  description: 'Number of a driving licence (nomor SIM): 12 to 16 digits.',
  pattern: /^\d{12,16}$/,
  form: '12 to 16 digits',
});
