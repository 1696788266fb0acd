import type { PersonaKey } from '../../../shared/synthetic/population.js';
import { developmentKey, developmentPin, developmentTotpSecret } from '../secret/development-secret.js';
import {
  developmentApps,
  developmentOfficers,
  developmentRedirect,
  personaIdOf,
} from './development-sign-ins.js';
import { OpenIdClient, type TokenAnswer } from './openid-client.js';

/** The NIKs of the personas, the same in every synthetic nation. */
export const personaNiks: Readonly<Record<PersonaKey, string>> = {
  P1: '9801011708900001',
  P2: '9871015205850002',
  P3: '9801016503140011',
  P4: '9801010101500003',
  P5: '9801010102070004',
  P6: '9871017011920005',
};

const programs = developmentApps.filter(({ clientId }) => /^(service|analyst)/.test(clientId));

/** Everyone an embedded nation has a sign-in for: P1 … P6, officer-060 …, service-027 …, analyst. */
export const developmentNames: readonly string[] = [
  ...Object.keys(personaNiks),
  ...Object.keys(developmentOfficers).map((code) => `officer-${code}`),
  ...programs.map(({ clientId }) => clientId),
];

interface Wanted {
  /** One of `developmentNames`. */
  readonly name: string;
  readonly issuer: string;
  /** Whether a person signs in with a one-time code too. */
  readonly withCode?: boolean;
}

/** Asks the provider of an embedded nation for an access token, as that person's app or that program would. */
export async function developmentToken({ name, issuer, withCode = false }: Wanted): Promise<TokenAnswer> {
  const clientId = name in personaNiks ? 'citizen-app' : name;
  const persona = personaNamed(name);
  if (persona === undefined)
    return new OpenIdClient(issuer, clientId, developmentRedirect).asProgram(
      developmentKey(clientId),
      scopeOf(clientId),
    );
  const person = { id: personaIdOf(persona), nik: personaNiks[persona] };
  return tokenOfPerson(person, { clientId, issuer, withCode });
}

/** Asks for the token of a citizen of an embedded nation who has a sign-in, through the app for citizens. */
export const citizenToken = (person: Person, issuer: string): Promise<TokenAnswer> =>
  tokenOfPerson(person, { clientId: 'citizen-app', issuer, withCode: false });

interface Person {
  /** Opaque. */
  readonly id: string;
  readonly nik: string;
}

async function tokenOfPerson(
  { id, nik }: Person,
  {
    clientId,
    issuer,
    withCode,
  }: { readonly clientId: string; readonly issuer: string; readonly withCode: boolean },
): Promise<TokenAnswer> {
  const client = new OpenIdClient(issuer, clientId, developmentRedirect);
  const back = await client.signIn(`openid ${scopeOf(clientId)}`, {
    nik,
    pin: developmentPin(id),
    ...(withCode && { totpSecret: developmentTotpSecret(id) }),
  });
  if (back.url.searchParams.has('code')) return client.redeem(back);
  return { status: back.status, body: { error: back.url.searchParams.get('error') ?? 'sign_in_refused' } };
}

const scopeOf = (clientId: string) =>
  developmentApps.find((app) => app.clientId === clientId)?.scopes.join(' ') ?? '';

function personaNamed(name: string): PersonaKey | undefined {
  const personas = Object.keys(personaNiks) as PersonaKey[];
  const officers = new Map(
    Object.entries(developmentOfficers).map(([code, key]) => [`officer-${code}`, key]),
  );
  return personas.find((key) => key === name) ?? officers.get(name);
}
