import { request } from 'undici';
import { z } from 'zod';
import { within } from '../deadline.js';

/** Somebody who does not exist, and whose sign-in everybody may know. */
export interface DemoPerson {
  /** Opaque; stands in the person's tokens as `citizen_id`. */
  readonly citizenId: string;
  readonly name: string;
  readonly description: string;
  readonly nik: string;
  readonly pin: string;
}

/** Whom the explorer can sign in, and as which app of which provider. */
export interface DemoSignIn {
  readonly issuer: string;
  /** A public client that may send people back to `/callback` on whatever port of 127.0.0.1. */
  readonly clientId: string;
  readonly scope: string;
  readonly people: readonly DemoPerson[];
}

/** Where a provider is sent people to, and where it redeems codes. */
export interface ProviderPlaces {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
}

const deadlineMs = 2_000;
const address = z.url({ protocol: /^https?$/ });
const discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: address,
  token_endpoint: address,
  embedded_nation: z.boolean().default(false),
});

/**
 * Asks the issuer whether it is the provider of an embedded nation: null when it is not, or does not say. What it said is
 * remembered; silence is not, so that an explorer that started before its provider still finds it.
 */
export function embeddedProvider(issuer: string): () => Promise<ProviderPlaces | null> {
  let asked: Promise<ProviderPlaces | null> | undefined;
  return async () => {
    asked ??= discover(issuer);
    try {
      return await asked;
    } catch {
      asked = undefined;
      return null;
    }
  };
}

async function discover(issuer: string): Promise<ProviderPlaces | null> {
  const document: unknown = await within(deadlineMs, async (signal) => {
    const { body } = await request(`${issuer}/.well-known/openid-configuration`, { signal });
    return body.json();
  });
  const found = discovery.parse(document);
  const places = {
    authorizationEndpoint: found.authorization_endpoint,
    tokenEndpoint: found.token_endpoint,
  };
  // The page may speak with the issuer's origin alone.
  const { origin } = new URL(issuer);
  const isAtHome = Object.values(places).every((place) => new URL(place).origin === origin);
  return found.embedded_nation && found.issuer === issuer && isAtHome ? places : null;
}
