import { CompactSign, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { RefusedRelease } from './refused-release.js';
import { sha256Of } from './release.js';
import { ReleaseVerifier } from './release-verifier.js';
import { signRelease } from './sign-release.js';
import { newSigningKey, publicKeysOf } from './signing-key.js';

const key = newSigningKey();
const other = newSigningKey();
const issuedAt = new Date('2024-01-31T08:00:00Z');
const sdl = 'type Query { a: Int }';
const signed = async (version: number, text = sdl, by = key) => ({
  sdl: text,
  signature: await signRelease(text, { key: by, version, issuedAt }),
});
const believing = (...keys: readonly (typeof key)[]) => new ReleaseVerifier(publicKeysOf(keys));
const refusal = (verified: Promise<unknown>) =>
  verified.then(
    () => null,
    (error: unknown) => (error instanceof RefusedRelease ? error.refusal : error),
  );

test('A40: what a known key signed is taken, with its version and when it was signed', async () => {
  expect(await believing(other, key).verify(await signed(7))).toMatchObject({
    version: 7,
    issuedAt,
    sha256: sha256Of(sdl),
  });
});

test('A40: a changed byte, no signature, a foreign key, and a signature of something else are refused', async () => {
  const { signature } = await signed(7);
  const verifier = believing(key);
  const [head, claims, proof] = signature.split('.');
  const raised = Buffer.from(JSON.stringify({ sha256: sha256Of(sdl), version: 9, iat: 0 })).toString(
    'base64url',
  );
  const none = Buffer.from(JSON.stringify({ alg: 'none', kid: key.kid })).toString('base64url');
  expect(await refusal(verifier.verify({ sdl: `${sdl} `, signature }))).toBe('CHANGED');
  expect(await refusal(verifier.verify({ sdl, signature: null }))).toBe('UNSIGNED');
  for (const forged of [
    '',
    'nonsense',
    `${head}.${raised}.${proof}`,
    `${none}.${claims}.`,
    await signRelease(sdl, { key: other, version: 7, issuedAt }),
    await signRelease(sdl, { key: { ...other, kid: key.kid }, version: 7, issuedAt }),
    await ofType('at+jwt'),
  ])
    expect(await refusal(verifier.verify({ sdl, signature: forged }))).toBe('WRONG_SIGNATURE');
});

/** What is right but for what it says it is. */
async function ofType(typ: string): Promise<string> {
  const claims = { sha256: sha256Of(sdl), version: 7, iat: 0 };
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ })
    .sign(await importJWK(key, key.alg));
}

test('A40: a version below the highest that was loaded is refused, and so is another text under that version', async () => {
  const verifier = believing(key);
  verifier.keep(await verifier.verify(await signed(7)));
  expect(await refusal(verifier.verify(await signed(6)))).toBe('OLDER');
  expect(await refusal(verifier.verify(await signed(7, 'type Query { b: Int }')))).toBe('SAME_VERSION');
  expect(await refusal(verifier.verify(await signed(7)))).toBeNull();
  expect(await refusal(verifier.verify(await signed(8, 'type Query { b: Int }')))).toBeNull();
});

test('a version that was only looked at and never loaded closes the way to none', async () => {
  const verifier = believing(key);
  await verifier.verify(await signed(900));
  expect(await refusal(verifier.verify(await signed(7)))).toBeNull();
});

test('a key is changed while both are known', async () => {
  const verifier = believing(key, other);
  verifier.keep(await verifier.verify(await signed(1)));
  expect(await refusal(verifier.verify(await signed(2, sdl, other)))).toBeNull();
  expect(await refusal(believing(other).verify(await signed(3)))).toBe('WRONG_SIGNATURE');
});

test('who asks for no signature takes any supergraph, in any order', async () => {
  const verifier = new ReleaseVerifier(null);
  verifier.keep(await verifier.verify(await signed(7)));
  expect(await verifier.verify(await signed(6))).toMatchObject({ version: null });
});
