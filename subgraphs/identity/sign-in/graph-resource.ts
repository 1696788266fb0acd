import { errors, type KoaContextWithOIDC, type ResourceServer } from 'oidc-provider';
import { appOf } from './client-app.js';
import { lifetimes } from './lifetimes.js';
import type { TokenClaims } from './token-claims.js';

/** The one thing access tokens are for (RFC 8707): the national graph. Every token is a JWT for it (RFC 9068). */
export function graphResource(audience: string, claims: TokenClaims) {
  return {
    enabled: true,
    defaultResource: () => audience,
    useGrantedResource: () => true,
    getResourceServerInfo: async (ctx: KoaContextWithOIDC, resource: string): Promise<ResourceServer> => {
      if (resource !== audience) throw new errors.InvalidTarget();
      return {
        scope: (await scopesIn(ctx, claims)).join(' '),
        audience,
        accessTokenTTL: lifetimes.AccessToken,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'ES256' } },
      };
    },
  };
}

/** What the app may ask for; once the person is known, what that person may let it do. */
function scopesIn(
  { oidc }: KoaContextWithOIDC,
  claims: TokenClaims,
): Promise<readonly string[]> | readonly string[] {
  if (!oidc.client) return [];
  const app = appOf(oidc.client);
  const accountId = oidc.entities.Account?.accountId;
  return accountId === undefined ? app.scopes : claims.scopesOf(app, accountId);
}
