import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const HealthCertificateNumber = patternScalar({
  name: 'HealthCertificateNumber',
  guessable: true,
  description: 'Number of a health certificate (nomor surat keterangan sehat): year, province, serial.',
  pattern: /^SKS-\d{4}-\d{2}-\d{6}$/,
  form: 'SKS-2024-33-000001',
});
