import { type CompactJWSHeaderParameters, compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { RefusedRelease } from './refused-release.js';
import { type FoundRelease, type Release, sha256Of } from './release.js';
import { releaseType } from './sign-release.js';

/**
 * Decides which supergraphs may be loaded: those signed by a known key, of a version that is not below the highest that was
 * loaded. Without keys, all.
 */
export class ReleaseVerifier {
  #newest: Release | null = null;

  constructor(private readonly keys: JSONWebKeySet | null) {}

  /** @throws RefusedRelease before the text is parsed. */
  async verify(found: FoundRelease): Promise<Release> {
    const sha256 = sha256Of(found.sdl);
    if (!this.keys) return { ...found, sha256, version: null, issuedAt: null };
    if (found.signature === null) throw new RefusedRelease('UNSIGNED');
    const claims = await this.#claims(found.signature, this.keys);
    if (claims.sha256 !== sha256) throw new RefusedRelease('CHANGED');
    this.#refuseOlder(claims);
    return { ...found, sha256, version: claims.version, issuedAt: new Date(claims.iat * 1_000) };
  }

  /** From now on nothing older is taken. */
  keep(release: Release): void {
    this.#newest = release;
  }

  async #claims(signature: string, keys: JSONWebKeySet): Promise<Claims> {
    try {
      const { payload, protectedHeader } = await compactVerify(signature.trim(), createLocalJWKSet(keys));
      return claims.parse({
        ...JSON.parse(Buffer.from(payload).toString('utf8')),
        ...typeOf(protectedHeader),
      });
    } catch (cause) {
      throw new RefusedRelease('WRONG_SIGNATURE', undefined, { cause });
    }
  }

  #refuseOlder({ version, sha256 }: Claims): void {
    const newest = this.#newest;
    if (newest?.version == null) return;
    if (version < newest.version) throw new RefusedRelease('OLDER');
    if (version === newest.version && sha256 !== newest.sha256) throw new RefusedRelease('SAME_VERSION');
  }
}

const typeOf = ({ typ }: CompactJWSHeaderParameters) => ({ typ });

const claims = z.object({
  typ: z.literal(releaseType),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  version: z.int().min(1),
  iat: z.int().min(0).max(253_402_300_799),
});

type Claims = z.output<typeof claims>;
