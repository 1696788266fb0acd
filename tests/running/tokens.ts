import { inject } from 'vitest';
import { databaseUrlIn, issuerOf as issuerOfNation } from '../../scripts/nation-places.js';
import { citizenToken, developmentToken } from '../../subgraphs/identity/development/development-token.js';
import { giveSignIns } from '../../subgraphs/identity/development/give-sign-ins.js';

/** The nation's provider. */
export const issuerOf = (): string => issuerOfNation(inject('nation').ministries);

/** Where a ministry's database is, as its application role. */
export const databaseUrl = (ministry: string): Promise<string> =>
  databaseUrlIn(inject('nation').data, ministry);

const tokens = new Map<string, Promise<string>>();

/** An access token of the running nation: of P1 … P6, officer-060 …, service-027 … or analyst. */
export function tokenOf(name: string): Promise<string> {
  return remembered(name, () => developmentToken({ name, issuer: issuerOf() }));
}

/** The access token of any citizen of the running nation. */
export function tokenOfCitizen(person: { readonly id: string; readonly nik: string }): Promise<string> {
  return remembered(person.id, async () => {
    await giveSignIns(await databaseUrl('identity'), [person.id]);
    return citizenToken(person, issuerOf());
  });
}

function remembered(
  name: string,
  ask: () => Promise<{ readonly body: Readonly<Record<string, string>> }>,
): Promise<string> {
  const token =
    tokens.get(name) ??
    ask().then(({ body }) => {
      if (body.access_token === undefined) throw new Error(`${name} gets no token: ${body.error}`);
      return body.access_token;
    });
  tokens.set(name, token);
  return token;
}
