import { type JWTHeaderParameters, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Caller } from '../caller.js';
import { callerOf } from './token-claims.js';

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
}

/** Longer tokens are not even decoded; what is in one has to fit into an envelope again. */
const tokenBytesMax = 4 * 1024;
/** How far the provider's clock and ours may be apart, in seconds. */
const skewSeconds = 60;
const algorithms = ['ES256', 'RS256', 'EdDSA', 'Ed25519'];
/** What RFC 9068 demands of an access token; jose demands `iss` and `aud` by itself. */
const requiredClaims = ['exp', 'iat', 'sub', 'client_id', 'jti'];
/** Headers by which a token would bring, or send for, the key it is to be verified with. */
const keyBringing = ['jku', 'x5u', 'jwk', 'x5c'];

/** Verifies JWT access tokens (RFC 9068). */
export class TokenVerifier {
  constructor(
    private readonly rules: TokenRules,
    private readonly keys: JWTVerifyGetKey,
  ) {}

  /**
   * @returns who the token speaks of.
   * @throws Error for a token that is wrong in any way; what is wrong with it is for the log alone.
   */
  async verify(token: string): Promise<Caller> {
    if (token.length > tokenBytesMax) throw new TokenRefused('oversized');
    const { payload } = await jwtVerify(token, this.#keyFor, {
      ...this.rules,
      typ: 'at+jwt',
      algorithms,
      requiredClaims,
      clockTolerance: skewSeconds,
    });
    if (Number(payload.iat) > Date.now() / 1_000 + skewSeconds) throw new TokenRefused('issued in future');
    const caller = callerOf(payload);
    if (!caller) throw new TokenRefused('claims');
    return caller;
  }

  readonly #keyFor: JWTVerifyGetKey = (header, token) => {
    if (bringsKey(header)) throw new TokenRefused('brings a key');
    return this.keys(header, token);
  };
}

/** Thrown for what jose leaves to us. */
class TokenRefused extends Error {
  readonly code: string;

  constructor(reason: string) {
    super(reason);
    this.name = 'TokenRefused';
    this.code = reason;
  }
}

const bringsKey = (header: JWTHeaderParameters): boolean =>
  keyBringing.some((name) => Object.hasOwn(header, name));
