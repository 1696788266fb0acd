import { personaIds } from '../../../shared/synthetic/personas.js';
import { personaNiks } from '../../../subgraphs/identity/development/development-token.js';
import { ask } from '../ask.js';
import type { DeclaredGraph } from './declared-graph.js';
import { type Root, sampleArguments } from './matrix-cell.js';

/** Where a person's own records have the keys that root fields ask for: the root field, its argument, the way to the key. */
const keys: readonly (readonly [string, string, string])[] = [
  ['familyCard', 'number', 'familyCard number'],
  // Social affairs know who belongs to a family when it applied for aid.
  ['household', 'familyCardNumber', 'aidEnrolments nodes household familyCardNumber'],
  ['programEnrolment', 'id', 'aidEnrolments nodes id'],
  ['civilServant', 'nip', 'civilServant nip'],
  ['leaveRequest', 'id', 'civilServant leaveRequests nodes id'],
  ['learner', 'nisn', 'learner nisn'],
  ['learnerEnrolment', 'id', 'learnerEnrolments nodes id'],
  ['healthCertificate', 'id', 'healthCertificates nodes id'],
  ['patient', 'ihsNumber', 'patient ihsNumber'],
  ['bill', 'billingCode', 'bills nodes billingCode'],
  ['payment', 'ntpn', 'bills nodes payment ntpn'],
  ['drivingLicence', 'number', 'drivingLicences nodes number'],
];

/** Root fields about the personas, by the keys they read of themselves, and every other root field with nobody's key. */
export async function knownRoots(graph: DeclaredGraph): Promise<readonly Root[]> {
  const of = [
    await rootsAbout('P1', 'P1'),
    await rootsAbout('P3', 'P1'),
    await rootsAbout('P2', 'P2'),
  ].flat();
  const known = new Set(of.map(({ name }) => name));
  const others = [...graph.type('Query').fields.keys()].filter((name) => !known.has(name));
  return [
    ...of,
    ...others.map((name) => ({ name, arguments: sampleArguments(graph, 'Query', name), subject: null })),
  ];
}

async function rootsAbout(persona: 'P1' | 'P2' | 'P3', as: 'P1' | 'P2'): Promise<readonly Root[]> {
  const subject = personaIds[persona];
  const root = (name: string, argument: string, value: string): Root => ({
    name,
    arguments: `(${argument}: "${value}"${name === 'licenceEligibility' ? ', licenceClass: C' : ''})`,
    subject,
  });
  const found = await Promise.all(
    keys.map(async ([name, argument, way]) => {
      const steps = way.split(' ');
      const query = `{ citizenById(id: "${subject}") { ${steps.join(' { ')} ${'}'.repeat(steps.length)} }`;
      const value = firstAt((await ask(query, {}, { as })).data.citizenById, steps);
      return value === null ? [] : [root(name, argument, value)];
    }),
  );
  return [
    root('citizenById', 'id', subject),
    root('citizen', 'nik', personaNiks[persona]),
    root('licenceEligibility', 'citizenId', subject),
    ...found.flat(),
  ];
}

function firstAt(value: unknown, [step, ...rest]: readonly string[]): string | null {
  if (Array.isArray(value))
    return (
      value.map((one) => firstAt(one, [step ?? '', ...rest].filter(Boolean))).find((one) => one !== null) ??
      null
    );
  if (step === undefined) return typeof value === 'string' ? value : null;
  return typeof value === 'object' && value !== null ? firstAt(Reflect.get(value, step), rest) : null;
}
