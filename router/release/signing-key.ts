import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

const signingKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  alg: z.literal('Ed25519'),
  kid: z.string().min(1),
  x: z.string().min(1),
  d: z.string().min(1),
});

/** The private key (JWK) of whoever publishes supergraphs. */
export type SigningKey = z.output<typeof signingKey>;

export function newSigningKey(): SigningKey {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return signingKey.parse({ ...jwk, alg: 'Ed25519', kid: randomBytes(6).toString('base64url') });
}

/** @returns null when the text is not such a key. */
export function signingKeyOf(text: string): SigningKey | null {
  try {
    return signingKey.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What routers are told of the keys: `SUPERGRAPH_KEYS`. */
export function publicKeysOf(keys: readonly SigningKey[]): JSONWebKeySet {
  return { keys: keys.map(({ d: _, ...open }) => open) };
}
