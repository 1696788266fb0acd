import { expect, test } from 'vitest';
import { releaseKeys } from './release-keys.js';
import { newSigningKey, publicKeysOf, signingKeyOf } from './signing-key.js';

const key = newSigningKey();
const [open] = publicKeysOf([key]).keys;
const isTaken = (set: unknown) => releaseKeys.safeParse(JSON.stringify(set)).success;

test('public keys are taken as they are printed, and bare ones too', () => {
  expect(isTaken(publicKeysOf([key, newSigningKey()]))).toBe(true);
  expect(isTaken({ keys: [{ kty: 'OKP', crv: 'Ed25519', kid: 'a', x: key.x }] })).toBe(true);
});

test('a private key, two of one name, another kind and nothing are refused', () => {
  expect(isTaken({ keys: [key] })).toBe(false);
  expect(isTaken({ keys: [open, open] })).toBe(false);
  expect(isTaken({ keys: [{ ...open, crv: 'X25519' }] })).toBe(false);
  expect(isTaken({ keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: 'a' }] })).toBe(false);
  expect(isTaken({ keys: [] })).toBe(false);
  expect(releaseKeys.safeParse('not JSON').success).toBe(false);
});

test('a key that is read again is the same, and what is none is none', () => {
  expect(signingKeyOf(JSON.stringify(key))).toEqual(key);
  for (const text of ['', '{}', JSON.stringify(open)]) expect(signingKeyOf(text)).toBeNull();
});
