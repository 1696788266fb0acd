import { patternScalar, textScalar } from '../../../shared/graphql/text-scalar.js';

/** What the id of an app looks like. */
export const clientIdPattern = /^[a-z0-9-]{3,64}$/;

export const AppClientId = patternScalar({
  name: 'AppClientId',
  guessable: false,
  description: 'The id of an app (client_id): 3 to 64 lower-case letters, digits or `-`.',
  pattern: clientIdPattern,
  form: '3 to 64 lower-case letters, digits or -',
});

export const AppScope = patternScalar({
  name: 'AppScope',
  guessable: false,
  description: 'What an app may do (cakupan), as `permits:renew`.',
  pattern: /^[a-z][a-z0-9]{0,30}:[a-z][a-z0-9-]{0,30}$/,
  form: 'permits:renew',
});

export const AppPurpose = patternScalar({
  name: 'AppPurpose',
  guessable: false,
  description:
    'A purpose with its lawful basis (UU 27/2022 art. 20(2)), as `AID_ELIGIBILITY:PUBLIC_TASK`. The bases are CONSENT, CONTRACT, LEGAL_OBLIGATION, VITAL_INTEREST, PUBLIC_TASK and LEGITIMATE_INTEREST.',
  pattern:
    /^[A-Z][A-Z0-9_]{2,40}:(CONSENT|CONTRACT|LEGAL_OBLIGATION|VITAL_INTEREST|PUBLIC_TASK|LEGITIMATE_INTEREST)$/,
  form: 'AID_ELIGIBILITY:PUBLIC_TASK',
});

export const AppAddress = textScalar({
  name: 'AppAddress',
  guessable: false,
  description: 'An absolute address that people are sent back to: at most 500 characters.',
  refuse: (text) => (text.length <= 500 ? null : 'an address has at most 500 characters'),
});

export const AppKeySet = textScalar({
  name: 'AppKeySet',
  guessable: false,
  description: 'A JWKS (RFC 7517) as JSON text: at most 4,000 characters.',
  refuse: (text) => (text.length <= 4_000 ? null : 'a key set has at most 4,000 characters'),
});
