import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const Ntpn = patternScalar({
  name: 'NTPN',
  guessable: true,
  description:
    'Treasury receipt number (nomor transaksi penerimaan negara): 16 digits or capitals. Without it nothing is paid.',
  pattern: /^[0-9A-Z]{16}$/,
  form: '16 digits or capital letters',
});

export const Ntb = patternScalar({
  name: 'NTB',
  guessable: true,
  description:
    'Number a bank or post office gives the transaction (nomor transaksi bank, NTB or NTP): 6 to 20 digits.',
  pattern: /^\d{6,20}$/,
  form: '6 to 20 digits',
});
