import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import health from './subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(health);
});
afterAll(() => subgraph.stop());

type Representation = Readonly<Record<'id', string> & Partial<Record<'birthDate', string>>>;

async function citizens<Fields>(representations: readonly Representation[], selection: string) {
  const { data, errors } = await subgraph.entities<Fields>('Citizen', representations, selection);
  expect(errors).toBeUndefined();
  return data._entities;
}

test('persona P1 is a patient, insured by the state as employer, and certified fit to drive', async () => {
  const { personas } = await testNation();
  const [budi] = await citizens(
    [{ id: personas.P1.id }],
    `patient { ihsNumber citizen { id } }
     jknMembership { cardNumber segment class active paidUntil member { id } facility { code type area { code } }
       contribution { monthlyAmount wageBasisPoints wageCeiling legalBasis } }
     jknStatus { active segment class }
     healthCertificates { nodes { certificateNumber kind fit restrictions valid expiresAt holder { id } facility { type } } }
     drivingFitness { verdict physical { certificateNumber } psychology { certificateNumber } }`,
  );
  const certificate = {
    fit: true,
    restrictions: [],
    valid: true,
    holder: { id: personas.P1.id },
    facility: { type: 'FKRTL' },
  };
  expect(budi).toEqual({
    patient: { ihsNumber: 'P98000000017', citizen: { id: personas.P1.id } },
    jknMembership: {
      cardNumber: '0009800000017',
      segment: 'PPU_STATE',
      class: 'CLASS_II',
      active: true,
      paidUntil: '2024-01-31',
      member: { id: personas.P1.id },
      facility: { code: '9801P001', type: 'FKTP', area: { code: '98.01' } },
      contribution: {
        monthlyAmount: null,
        wageBasisPoints: 500,
        wageCeiling: '12000000',
        legalBasis: expect.stringContaining('Perpres 64/2020'),
      },
    },
    jknStatus: { active: true, segment: 'PPU_STATE', class: 'CLASS_II' },
    healthCertificates: {
      nodes: expect.arrayContaining([
        {
          ...certificate,
          certificateNumber: 'SKS-2024-98-000123',
          kind: 'PHYSICAL',
          expiresAt: '2024-02-09T17:00:00.000Z',
        },
        {
          ...certificate,
          certificateNumber: 'SKS-2024-98-000124',
          kind: 'PSYCHOLOGY',
          expiresAt: '2024-07-26T17:00:00.000Z',
        },
      ]),
    },
    drivingFitness: {
      verdict: 'ELIGIBLE',
      physical: { certificateNumber: 'SKS-2024-98-000123' },
      psychology: { certificateNumber: 'SKS-2024-98-000124' },
    },
  });
});

test('the state pays for persona P2, the dead are not insured, and who has no certificate is not fit to drive', async () => {
  const { personas } = await testNation();
  const [siti, tono] = await citizens(
    [{ id: personas.P2.id }, { id: personas.P4.id }],
    'jknStatus { active segment class } drivingFitness { verdict physical { id } psychology { id } }',
  );
  const drivingFitness = { verdict: 'INELIGIBLE', physical: null, psychology: null };
  expect(siti).toEqual({
    jknStatus: { active: true, segment: 'PBI_JK', class: 'CLASS_III' },
    drivingFitness,
  });
  expect(tono).toEqual({
    jknStatus: { active: false, segment: 'PBI_JK', class: 'CLASS_III' },
    drivingFitness,
  });
});

test('a person nobody knows here has nothing, and no fault', async () => {
  const [stranger] = await citizens(
    [{ id: randomUUID() }],
    'patient { ihsNumber } jknMembership { cardNumber } jknStatus { active } immunizations { nodes { id } } healthCertificates { nodes { id } }',
  );
  expect(stranger).toEqual({
    patient: null,
    jknMembership: null,
    jknStatus: null,
    immunizations: { nodes: [] },
    healthCertificates: { nodes: [] },
  });
});

/** Patients, memberships, their contributions, doses, schedules and certificates; facilities are read in as many as three waves. */
const statementsMax = 11;

test('however many citizens are asked for, the statements stay as few', async () => {
  const { people } = await testNation();
  const everyone = people.map(({ id, birthDate }) => ({ id, birthDate }));
  const cost = async (representations: readonly Representation[]) => {
    const before = await subgraph.statements();
    await citizens(
      representations,
      `patient { ihsNumber } jknMembership { active contribution { subsidy } facility { name } } jknStatus { active }
       immunizations { nodes { facility { name } } } immunizationStatus { basic given { id } }
       healthCertificates { nodes { facility { name } } } drivingFitness { verdict }`,
    );
    return (await subgraph.statements()) - before;
  };
  expect(await cost(everyone.slice(0, 10))).toBeLessThanOrEqual(statementsMax);
  expect(await cost(everyone)).toBeLessThanOrEqual(statementsMax);
});

test('the schedule of today tells ages, intervals and the law', async () => {
  const { data } = await subgraph.query(
    '{ vaccineSchedule(first: 2) { nodes { vaccine dose stage minimumAgeMonths minimumIntervalDays maximumAgeDays legalBasis } } }',
  );
  expect(data).toMatchObject({
    vaccineSchedule: {
      nodes: [
        { vaccine: 'BCG', dose: 1, stage: 'BASIC', minimumAgeMonths: 0, maximumAgeDays: 364 },
        {
          vaccine: 'HB0',
          dose: 1,
          minimumIntervalDays: 28,
          maximumAgeDays: 1,
          legalBasis: expect.stringContaining('Permenkes'),
        },
      ],
    },
  });
});

test('the router joins patients, facilities, cards, doses and certificates by their keys', async () => {
  const [dose] = await subgraph.sql<{ id: string }>('SELECT id FROM immunization LIMIT 1');
  const joined = async (type: string, key: object, selection: string) =>
    (await subgraph.entities(type, [{ ...key }], selection)).data._entities[0];
  expect(await joined('Patient', { ihsNumber: 'P98000000017' }, 'ihsNumber')).toEqual({
    ihsNumber: 'P98000000017',
  });
  expect(await joined('Facility', { code: '9801R001' }, 'type')).toEqual({ type: 'FKRTL' });
  expect(await joined('JknMembership', { cardNumber: '0009800000017' }, 'active')).toEqual({ active: true });
  expect(await joined('Immunization', { id: dose?.id }, 'recipient { id }')).not.toBeNull();
  expect(await joined('HealthCertificate', { id: randomUUID() }, 'fit')).toBeNull();
});

test('what was given or certified is out of the process’s reach to change', async () => {
  const rows = await subgraph.sql(
    `SELECT relname, has_table_privilege('health_app', oid, 'UPDATE') AS change, has_table_privilege('health_app', oid, 'DELETE') AS remove
     FROM pg_class WHERE relname IN ('immunization', 'health_certificate') ORDER BY relname`,
  );
  expect(rows).toEqual([
    { relname: 'health_certificate', change: false, remove: false },
    { relname: 'immunization', change: false, remove: false },
  ]);
});

test.each([
  ['{ patient(ihsNumber: "98000000017") { ihsNumber } }', 'BAD_USER_INPUT', 'ihsNumber'],
  ['{ patient(ihsNumber: "P12345678901") { ihsNumber } }', 'NOT_FOUND', 'ihsNumber'],
  ['{ healthCertificate(id: "SKS") { fit } }', 'BAD_USER_INPUT', 'id'],
  [`{ healthCertificate(id: "${randomUUID()}") { fit } }`, 'NOT_FOUND', 'id'],
  ['{ vaccineSchedule(first: 101) { nodes { dose } } }', 'BAD_USER_INPUT', 'first'],
])('%s is refused', async (document, code, argument) => {
  const { errors = [] } = await subgraph.query(document);
  expect(errors[0]?.extensions).toMatchObject({ code, argument });
});
