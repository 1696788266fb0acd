import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const DatasetId = patternScalar({
  name: 'DatasetId',
  guessable: false,
  description: 'Name of a dataset in the catalogue, as `jumlah-penduduk-per-provinsi-2024`.',
  pattern: /^[a-z0-9-]{3,100}$/,
  form: '3 to 100 small letters, digits or -',
});
