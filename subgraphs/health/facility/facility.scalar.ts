import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const FacilityCode = patternScalar({
  name: 'FacilityCode',
  guessable: false,
  description: 'Code of a health facility (kode faskes): 8 digits or capital letters.',
  pattern: /^[0-9A-Z]{8}$/,
  form: '8 digits or capital letters',
});
