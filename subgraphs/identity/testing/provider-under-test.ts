import { randomUUID } from 'node:crypto';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { request } from 'undici';
import { personaIds } from '../../../shared/synthetic/personas.js';
import type { PersonaKey } from '../../../shared/synthetic/population.js';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { developmentRedirect } from '../development/development-sign-ins.js';
import { personaNiks } from '../development/development-token.js';
import { OpenIdClient, type Person } from '../development/openid-client.js';
import type { PageVisitor } from '../development/page-visitor.js';
import { developmentPin, developmentTotpSecret } from '../secret/development-secret.js';
import identity from '../subgraph.js';

export interface ProviderUnderTest extends SubgraphUnderTest {
  readonly issuer: string;
  /** An app, in a browser nobody has used yet or in one that somebody has. */
  readonly app: (clientId?: string, visitor?: PageVisitor) => OpenIdClient;
  /** What stands in an access token, after everything the contract says of one was checked. */
  readonly verify: (token: string | undefined) => Promise<JWTPayload>;
  /** A page or document of the provider. */
  readonly get: (route: string, headers?: Readonly<Record<string, string>>) => Promise<string>;
}

/** Serves the provider of a small embedded nation. */
export async function startProvider(
  arrangement: Parameters<typeof startSubgraph>[1] = {},
): Promise<ProviderUnderTest> {
  const subgraph = await startSubgraph(identity, arrangement);
  const issuer = new URL('/oidc', subgraph.url).href;
  return {
    ...subgraph,
    issuer,
    app: (clientId = 'citizen-app', visitor) =>
      new OpenIdClient(issuer, clientId, developmentRedirect, visitor),
    verify: async (token = '') => {
      // Asked anew each time: a test that changes keys must not see those of a moment ago.
      const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(`${issuer}/jwks`)), {
        issuer,
        audience: 'urn:inadigital:graph',
        typ: 'at+jwt',
        algorithms: ['ES256'],
        requiredClaims: ['exp', 'iat', 'jti', 'sub', 'client_id'],
      });
      return payload;
    },
    get: async (route, headers = {}) => (await request(`${issuer}/${route}`, { headers })).body.text(),
  };
}

export function personOf(persona: PersonaKey): Required<Person> {
  const id = personaIds[persona];
  return { nik: personaNiks[persona], pin: developmentPin(id), totpSecret: developmentTotpSecret(id) };
}

/** The same person without an authenticator app. */
export function pinOnly(persona: PersonaKey): Person {
  const { nik, pin } = personOf(persona);
  return { nik, pin };
}

/** A PIN that is not the person's. */
export const wrongPin = (pin: string) => String((Number(pin) + 1) % 1_000_000).padStart(6, '0');

const selectApp =
  '... on RegisteredApp { clientId name kind status redirectUris scopes purposes agencyCode }';
const commands = {
  registerApp: { input: 'RegisterAppInput', select: selectApp },
  approveApp: { input: 'DecideAppInput', select: selectApp },
  suspendApp: { input: 'DecideAppInput', select: selectApp },
  rotateSigningKey: {
    input: 'RotateSigningKeyInput',
    select: '... on SigningKey { kid createdAt notBefore retiredAt }',
  },
} as const;

type Values = Readonly<Record<string, unknown>>;

/** Sends one command, with an idempotency key of its own unless one is given. */
export async function command(
  { query }: SubgraphUnderTest,
  name: keyof typeof commands,
  values: Values,
): Promise<Values> {
  const { input, select } = commands[name];
  const { data, errors } = await query<Record<string, Values>>(
    `mutation ($input: ${input}!) { outcome: ${name}(input: $input) { __typename ${select} ... on Failure { code argument } } }`,
    { input: { idempotencyKey: randomUUID(), ...values } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.outcome ?? {};
}
