import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { request } from 'undici';
import { personaIds } from '../../shared/synthetic/personas.js';
import { personaNiks } from '../../subgraphs/identity/development/development-token.js';
import { developmentPin, developmentTotpSecret } from '../../subgraphs/identity/secret/development-secret.js';
import type { StartedNation } from './start-nation.js';

/** What stands in place of its value in a list of leaks, and a pattern that finds it. */
interface Canary {
  readonly what: string;
  readonly pattern: RegExp;
}

const personas = Object.keys(personaIds) as (keyof typeof personaIds)[];
const names = ['Budi Contoh', 'Siti Contoh', 'Ayu Contoh', 'Tono Contoh', 'Rizal Contoh', 'Rina Contoh'];

const canaries: readonly Canary[] = [
  ...personas.flatMap((key) => [
    { what: `the NIK of ${key}`, pattern: new RegExp(personaNiks[key]) },
    // Not inside a longer number, as a process id or a moment is.
    {
      what: `the PIN of ${key}`,
      pattern: new RegExp(`(?<![\\w.-])${developmentPin(personaIds[key])}(?![\\w.-])`),
    },
    { what: `the code secret of ${key}`, pattern: new RegExp(developmentTotpSecret(personaIds[key])) },
  ]),
  ...names.map((name) => ({ what: `the name ${name}`, pattern: new RegExp(name, 'i') })),
  { what: 'a population number of the nation', pattern: /(?<!\d)98\d{14}(?!\d)/ },
  { what: 'a token', pattern: /eyJ[\w-]{10,}\.eyJ[\w-]+\.[\w-]+/ },
  { what: 'an authorization header', pattern: /Bearer [\w-]+/ },
];

/** What the canaries leaked into, as `identity.log: the NIK of P1`. */
export const leaksIn = (texts: ReadonlyMap<string, string>): readonly string[] =>
  [...texts].flatMap(([place, text]) =>
    canaries.filter(({ pattern }) => pattern.test(text)).map(({ what }) => `${place}: ${what}`),
  );

/** Everything a nation has logged and counts now, by where it stands. */
export async function observedOf(
  { router, ministries }: StartedNation['message'],
  data: string,
): Promise<ReadonlyMap<string, string>> {
  const files = [
    ...(await readdir(join(data, 'log'))).map((name) => join('log', name)),
    join('postgres', 'postgres.log'),
  ];
  const logs = files.map(async (file) => [basename(file), await readFile(join(data, file), 'utf8')] as const);
  const metrics = [router, ...ministries].map(async ({ name, url }) => {
    const { body } = await request(new URL('/metrics', url));
    return [`metrics of ${name}`, await body.text()] as const;
  });
  return new Map(await Promise.all([...logs, ...metrics]));
}
