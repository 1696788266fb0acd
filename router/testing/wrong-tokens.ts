import type { TokenShape } from './provider.js';

const now = () => Math.floor(Date.now() / 1_000);

/** Tokens that the provider signed with its own key, each wrong in one way. */
export const wrongTokens: readonly (readonly [string, TokenShape])[] = [
  ['expired', { claims: { exp: now() - 61 } }],
  ['not yet valid', { claims: { nbf: now() + 90 } }],
  ['issued in the future', { claims: { iat: now() + 90 } }],
  ['without an end', { without: ['exp'] }],
  ['without a beginning', { without: ['iat'] }],
  ['without a subject', { without: ['sub'] }],
  ['without a client', { without: ['client_id'] }],
  ['without an id', { without: ['jti'] }],
  ['with an end that is text', { claims: { exp: '9999999999' as unknown as number } }],
  ['of another issuer', { claims: { iss: 'https://elsewhere.test' } }],
  ['without an issuer', { without: ['iss'] }],
  ['for another audience', { claims: { aud: 'urn:elsewhere' } }],
  ['for an audience like ours', { claims: { aud: 'urn:inadigital:graph:' } }],
  ['without an audience', { without: ['aud'] }],
  ['that is an id token', { header: { typ: 'JWT' }, claims: { aud: 'app-1', nonce: 'n' } }],
  ['that is an id token for us', { header: { typ: 'JWT' } }],
  ['without a type', { header: { typ: undefined } }],
  ['of a logout', { header: { typ: 'logout+jwt' } }],
  ['of a kind of viewer that there is not', { claims: { viewer_kind: 'admin' } }],
  ['of anonymous', { claims: { viewer_kind: 'anonymous' } }],
  ['of a kind named __proto__', { claims: { viewer_kind: '__proto__' } }],
  ['of a citizen without an id', { without: ['citizen_id'] }],
  ['of a citizen known by another id', { claims: { citizen_id: '9801011708900001' } }],
  ['of an officer without an agency', { claims: { viewer_kind: 'officer' } }],
  ['with scopes in a list', { claims: { scope: ['a'] } }],
  ['with wards that are no ids', { claims: { wards: ['x'] } }],
  ['with a purpose without a basis', { claims: { purposes: ['AID_ELIGIBILITY'] } }],
  ['with a basis that there is not', { claims: { purposes: ['AID_ELIGIBILITY:CURIOSITY'] } }],
  ['that is oversized', { claims: { scope: 'x'.repeat(4_096) } }],
  ['with a key id like a path', { header: { kid: '../../../../dev/null' } }],
  ['with a key id like SQL', { header: { kid: "' OR 1=1 --" } }],
  ['with a critical header', { header: { crit: ['x'], x: 1 } }],
];
