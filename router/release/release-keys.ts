import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

const publicKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  alg: z.literal('Ed25519').default('Ed25519'),
  use: z.literal('sig').default('sig'),
  kid: z.string().min(1),
  // 32 bytes (RFC 8037).
  x: z.string().regex(/^[\w-]{43}$/),
});

const keySet = z.strictObject({ keys: z.array(publicKey).min(1).max(10) });

/**
 * Reads a JWK set (RFC 7517) of Ed25519 keys. All of them are believed, so that a key is changed by adding the new one here,
 * then signing with it, then taking the old one away. A private key is refused: it is not this process's to know.
 */
export const releaseKeys = z.string().transform((text, context): JSONWebKeySet => {
  const read = keySet.safeParse(parsed(text));
  const kids = new Set(read.data?.keys.map(({ kid }) => kid));
  if (read.data && kids.size === read.data.keys.length) return read.data;
  context.addIssue({
    code: 'custom',
    message: 'is not a JWK set of public Ed25519 keys, each with its own kid',
  });
  return z.NEVER;
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
