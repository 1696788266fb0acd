import type { KoaContextWithOIDC } from 'oidc-provider';

const minutes = 60;
const hours = 60 * minutes;
const days = 24 * hours;

/** How long things live, in seconds. */
export const lifetimes = {
  /** Nobody can take a JWT back, so that it is short: what changed is true ten minutes later. */
  AccessToken: 10 * minutes,
  ClientCredentials: 10 * minutes,
  AuthorizationCode: minutes,
  IdToken: 10 * minutes,
  /** What a person needs to sign in and consent. */
  Interaction: 10 * minutes,
  Session: 8 * hours,
  Grant: 14 * days,
  /** Rotation renews a token and not its end: after a fortnight the person signs in again. */
  RefreshToken: ({ oidc }: KoaContextWithOIDC) =>
    oidc.entities.RotatedRefreshToken?.remainingTTL ?? 14 * days,
};
