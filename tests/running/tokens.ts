import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { citizenToken, developmentToken } from '../../subgraphs/identity/development/development-token.js';
import { giveSignIns } from '../../subgraphs/identity/development/give-sign-ins.js';

/** The nation's provider. */
export const issuerOf = (): string => {
  const identity = inject('nation').ministries.find(({ name }) => name === 'identity');
  return new URL('/oidc', identity?.url).href;
};

/** Where a ministry's database is, as its application role. */
export async function databaseUrl(ministry: string): Promise<string> {
  const file = await readFile(join(inject('nation').data, 'nation.env'), 'utf8');
  return new RegExp(`^${ministry.toUpperCase()}_DATABASE_URL='(.*)'$`, 'm').exec(file)?.[1] ?? '';
}

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
