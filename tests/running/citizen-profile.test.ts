import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { generatePopulation } from '../../shared/synthetic/generate-population.js';
import type { Person, PersonaKey, Population } from '../../shared/synthetic/population.js';
import { personaNiks } from '../../subgraphs/identity/development/development-token.js';
import { root } from '../source-files.js';
import { ask, metricOf } from './ask.js';
import { tokenOfCitizen } from './tokens.js';

const profile = await readFile(join(root, 'tests', 'queries', 'citizen-profile.graphql'), 'utf8');

let population: Population;
beforeAll(async () => {
  population = await generatePopulation(inject('nation').population);
});

function found(person: Person | undefined): Person {
  if (!person) throw new Error('The nation has nobody like that.');
  return person;
}

const persona = (key: PersonaKey) => found(population.people.find((person) => person.persona === key));

interface Costs {
  /** Calls to each ministry. */
  readonly calls: Readonly<Record<string, number>>;
  readonly statements: number;
}

/** What a citizen’s request about themself costs all ministries together. */
async function costOf(person: Person): Promise<Costs> {
  const token = await tokenOfCitizen(person);
  // Tokens are known to the router, and what the law says to the ministries, before it is counted.
  await ask(profile, { nik: person.nik }, { token });
  const names = inject('nation').ministries.map(({ name }) => name);
  const count = (metric: string) => Promise.all(names.map((name) => metricOf(name, metric)));
  const [calls, statements] = [await count('graphql_requests_total'), await count('sql_statements_total')];
  const { errors } = await ask(profile, { nik: person.nik }, { token });
  expect(errors).toBeUndefined();
  const [callsAfter, statementsAfter] = [
    await count('graphql_requests_total'),
    await count('sql_statements_total'),
  ];
  const grown = (after: readonly number[], before: readonly number[]) =>
    after.map((value, i) => value - (before[i] ?? 0));
  return {
    calls: Object.fromEntries(grown(callsAfter, calls).map((made, i) => [names[i] ?? '', made])),
    statements: grown(statementsAfter, statements).reduce((sum, made) => sum + made, 0),
  };
}

test('one request reads one citizen from eight ministries, as the README shows', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const [, query, answer] =
    /```graphql\n(.*?)\n```.*?```json\n(.*?)\n```/s.exec(readme)?.map((text) => text.trim()) ?? [];
  expect(query).toBe(profile.trim());
  expect(await ask(profile, { nik: personaNiks.P1 }, { as: 'P1' })).toEqual(JSON.parse(answer ?? ''));
});

describe('what it costs', () => {
  /** Identity, then five ministries and asn at once, then aid, whose rule needs asn's fact. */
  const callsMax = { aid: 2, asn: 1, data: 1, education: 1, health: 1, identity: 1, payments: 1, permits: 1 };
  const statementsMax = 24;

  test('one call for each ministry and step', async () => {
    const { calls } = await costOf(persona('P1'));
    for (const [ministry, most] of Object.entries(callsMax)) {
      expect(calls[ministry], ministry).toBeGreaterThanOrEqual(1);
      expect(calls[ministry], ministry).toBeLessThanOrEqual(most);
    }
  });

  test('a fixed number of SQL statements, for a family of ten as for one of one', async () => {
    const familyOf = (size: number) =>
      found(population.families.find(({ members }) => members.length === size)?.members[0]);
    expect((await costOf(familyOf(1))).statements).toBeLessThanOrEqual(statementsMax);
    expect((await costOf(familyOf(10))).statements).toBeLessThanOrEqual(statementsMax);
    expect((await costOf(persona('P1'))).statements).toBeLessThanOrEqual(statementsMax);
  });
});
