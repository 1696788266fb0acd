import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const GovernmentApplicationId = patternScalar({
  name: 'GovernmentApplicationId',
  guessable: false,
  description:
    'Number of an application in the national inventory: its agency’s code and a serial, as `APP-024-0001`.',
  pattern: /^APP-(\d{3}|\d{2}(\.\d{2})?)-\d{4}$/,
  form: 'APP-024-0001, or with an area code APP-33.03-0001',
});

export const ArchitectureCode = patternScalar({
  name: 'ArchitectureCode',
  guessable: false,
  description:
    'Code of the national SPBE architecture (Perpres 132/2022): a reference such as `RAL` (services), `RAD` (data) or `RAA` (applications), and its numbers.',
  pattern: /^RA[BDLAIK](\.\d{2}){1,4}$/,
  form: 'RAL.01.02',
});
