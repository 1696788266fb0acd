import { patternScalar } from '../../../shared/graphql/text-scalar.js';

/** MPN G3: the first digit names the issuer; 7 to 9 is the budget office, for non-tax revenue. */
export const BillingCode = patternScalar({
  name: 'BillingCode',
  guessable: true,
  description: 'Billing code (kode billing): 15 digits, the first 7, 8 or 9 for non-tax revenue (PNBP).',
  pattern: /^[7-9]\d{14}$/,
  form: '15 digits, the first 7, 8 or 9',
});
