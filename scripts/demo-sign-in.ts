import { z } from 'zod';
import type { ExplorerOptions } from '../router/explorer/explorer.js';
import { httpUrl, readEnvironment } from '../shared/config/environment.js';
import { personaFamilies } from '../shared/synthetic/personas.js';
import type { PersonaKey } from '../shared/synthetic/population.js';
import { citizenScopes, personaIdOf } from '../subgraphs/identity/development/development-sign-ins.js';
import { personaNiks } from '../subgraphs/identity/development/development-token.js';
import { developmentPin } from '../subgraphs/identity/secret/development-secret.js';

/** What each of them is good for seeing. */
const descriptions: Readonly<Record<PersonaKey, string>> = {
  P1: 'civil servant, head of a family',
  P2: 'labourer, poor and expecting a child',
  P3: 'schoolgirl, daughter of P1',
  P4: 'died in 2023, so cannot sign in',
  P5: 'pupil who turned seventeen on 1 February 2024',
  P6: 'civil servant by contract',
};

/** The people an embedded nation's explorer signs in; nobody anywhere else, or without a provider. */
export function readDemoSignIn(environment: NodeJS.ProcessEnv = process.env): Pick<ExplorerOptions, 'demo'> {
  const { EMBEDDED_NATION, OIDC_ISSUER } = readEnvironment(
    { EMBEDDED_NATION: z.stringbool().default(false), OIDC_ISSUER: httpUrl.optional() },
    environment,
  );
  if (!EMBEDDED_NATION || OIDC_ISSUER === undefined) return {};
  const people = (Object.keys(descriptions) as PersonaKey[]).map((key) => ({
    citizenId: personaIdOf(key),
    name: nameOf(key),
    description: `${key}, ${descriptions[key]}`,
    nik: personaNiks[key],
    pin: developmentPin(personaIdOf(key)),
  }));
  const scope = ['openid', ...citizenScopes].join(' ');
  return { demo: { issuer: OIDC_ISSUER, clientId: 'citizen-app', scope, people } };
}

/** Names are the same on whatever day a nation is true. */
const families = personaFamilies('2024-01-31');

function nameOf(key: PersonaKey): string {
  const members = families.flatMap((family) => family.members);
  return members.find(({ persona }) => persona === key)?.fullName ?? key;
}
