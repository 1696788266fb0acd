import { createECDH, hkdfSync } from 'node:crypto';

/**
 * Everything secret about the sign-ins of an embedded nation comes from this one text, which everybody may read.
 * It protects nobody: the people are synthetic, and a process that is not told it is embedded refuses all of it.
 */
const everybodyKnows = 'inadigital: development only, worth nothing anywhere else';

/** The same bytes for the same purpose, on every machine. */
export function developmentBytes(purpose: string, length = 32): Buffer {
  return Buffer.from(hkdfSync('sha256', everybodyKnows, '', purpose, length));
}

/** The PIN of a person in an embedded nation. */
export function developmentPin(citizenId: string): string {
  const drawn = developmentBytes(`pin ${citizenId}`, 6).readUIntBE(0, 6) % 1_000_000;
  return String(drawn).padStart(6, '0');
}

/** The secret in the authenticator app of a person in an embedded nation: 160 bits in Base32. */
export function developmentTotpSecret(citizenId: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return [...developmentBytes(`totp ${citizenId}`, 32)].map((byte) => alphabet[byte % 32]).join('');
}

/** A key pair on P-256 as a private JWK, for a service or an analyst's tool of an embedded nation. */
export function developmentKey(clientId: string) {
  const bytes = developmentBytes(`key ${clientId}`);
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(bytes);
  const point = pair.getPublicKey();
  return {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    d: bytes.toString('base64url'),
    kid: clientId,
    use: 'sig',
    alg: 'ES256',
  } as const;
}
