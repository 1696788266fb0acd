import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const ClassGroup = patternScalar({
  name: 'ClassGroup',
  guessable: false,
  description: 'Name of a class group (rombongan belajar, rombel), as `4A` or `XII IPA 2`.',
  pattern: /^[0-9A-Z](?:[0-9A-Z -]{0,18}[0-9A-Z])?$/,
  form: '1 to 20 digits, capital letters, spaces or -',
});
