import { createPublicKey } from 'node:crypto';
import { z } from 'zod';

/** A coordinate of a point on P-256: 32 bytes. */
const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Strict, so that a private key sent by mistake is refused and not kept. */
const publicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  kid: z.string().regex(/^[\w.-]{1,64}$/),
  use: z.literal('sig').default('sig'),
  alg: z.literal('ES256').default('ES256'),
});
const keySet = z.strictObject({ keys: z.array(publicKey).min(1).max(4) });

/** The public keys a program proves itself with (JWKS, RFC 7517), all for ES256. */
export type PublicKeySet = z.output<typeof keySet>;

/** @returns null for what is no set of one to four public keys on P-256, each with an id of its own. */
export function parsePublicKeySet(text: string): PublicKeySet | null {
  const parsed = keySet.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { keys } = parsed.data;
  const isDistinct = new Set(keys.map(({ kid }) => kid)).size === keys.length;
  return isDistinct && keys.every(isOnCurve) ? parsed.data : null;
}

function isOnCurve({ kty, crv, x, y }: PublicKeySet['keys'][number]): boolean {
  try {
    return createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' }).asymmetricKeyType === 'ec';
  } catch {
    return false;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
