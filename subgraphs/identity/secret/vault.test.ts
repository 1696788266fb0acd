import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type NamedKey, Vault } from './vault.js';

const keyOf = (kid: string): NamedKey => ({ kid, bytes: randomBytes(32) });
const old = keyOf('2023');
const current = keyOf('2024');

test('what is sealed opens again, in its own place, after the key was replaced too', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, place) => {
      const sealed = new Vault([old]).seal(text, place);
      expect(new Vault([current, old]).open(sealed, place)).toBe(text);
    }),
  );
});

test('what was changed in any byte does not open', () => {
  const sealed = new Vault([current]).seal('secret', 'here');
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ change, at);
      expect(() => new Vault([current]).open(changed, 'here')).toThrow();
    }),
  );
});

test('what was moved to another place, or sealed by a key that is gone, does not open', () => {
  const sealed = new Vault([old]).seal('secret', 'here');
  expect(() => new Vault([old]).open(sealed, 'there')).toThrow();
  expect(() => new Vault([current]).open(sealed, 'here')).toThrow('names a key');
});

test('one text sealed twice looks different each time', () => {
  const vault = new Vault([current]);
  expect(vault.seal('secret', 'here').equals(vault.seal('secret', 'here'))).toBe(false);
});
