import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const DiplomaNumber = patternScalar({
  name: 'DiplomaNumber',
  guessable: true,
  description:
    'Number of a diploma (nomor ijazah): province, basic (D) or secondary (M) education with the level, serial.',
  pattern: /^DN-\d{2}\/(D-SD|D-SMP|M-SMA|M-SMK)\/\d{7}$/,
  form: 'DN-33/D-SD/0000001',
});
