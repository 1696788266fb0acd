import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const TariffCode = patternScalar({
  name: 'TariffCode',
  guessable: false,
  description: 'Code of a tariff (kode tarif PNBP), as `SIM_A_RENEWAL`.',
  pattern: /^[A-Z][A-Z0-9_]{2,39}$/,
  form: '3 to 40 capitals, digits or _',
});
