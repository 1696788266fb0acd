import { CompactSign, importJWK } from 'jose';
import { sha256Of } from './release.js';
import type { SigningKey } from './signing-key.js';

/** Says what the signature is about, so that no other signature of the same key is taken for one. */
export const releaseType = 'supergraph-release';

/**
 * Signs a supergraph.
 * @param version a whole number above every one that was given before.
 * @returns a compact JWS (RFC 7515, RFC 8037) over the hash of the text, its version and the moment, to be put beside it.
 */
export async function signRelease(
  sdl: string,
  { key, version, issuedAt }: { readonly key: SigningKey; readonly version: number; readonly issuedAt: Date },
): Promise<string> {
  const claims = { sha256: sha256Of(sdl), version, iat: Math.floor(issuedAt.getTime() / 1_000) };
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: releaseType })
    .sign(await importJWK(key, key.alg));
}
