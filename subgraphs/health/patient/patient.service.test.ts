import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../../shared/testing/test-nation.js';
import health from '../subgraph.js';

const unknown = randomUUID();
const outOfReach = randomUUID();

async function lifeStatus({ id }: Readonly<Record<string, string>>): Promise<unknown> {
  const { personas } = await testNation();
  if (id === unknown) return { citizenById: null };
  if (id === outOfReach) return {};
  return { citizenById: { lifeStatus: id === personas.P4.id ? 'DECEASED' : 'ALIVE' } };
}

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(health, { facts: { LifeStatus: lifeStatus } });
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly __typename: string;
  readonly ihsNumber: string;
  readonly code?: string;
}

const document = `mutation ($input: RegisterPatientInput!) { registerPatient(input: $input) { __typename
  ... on Patient { ihsNumber registeredAt citizen { id } }
  ... on PatientAlreadyRegistered { ihsNumber } ... on Failure { code argument } } }`;

async function register(citizenId: string, idempotencyKey: string = randomUUID()): Promise<Outcome> {
  const { data } = await subgraph.query<{ registerPatient: Outcome }>(document, {
    input: { citizenId, idempotencyKey },
  });
  return data.registerPatient;
}

test('a person becomes a patient once, whatever is retried', async () => {
  const citizenId = randomUUID();
  const key = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => register(citizenId, key)));
  const [patient] = outcomes;
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(patient).toMatchObject({
    __typename: 'Patient',
    ihsNumber: expect.stringMatching(/^P\d{11}$/),
    citizen: { id: citizenId },
  });
  expect(
    await subgraph.sql('SELECT type FROM outbox_event WHERE subject = $1', [patient?.ihsNumber]),
  ).toEqual([{ type: 'patient.registered' }]);
  expect(await register(randomUUID(), key)).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test('of many who register a person at once, one does, and the others are told the number', async () => {
  const citizenId = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => register(citizenId)));
  expect(outcomes.filter(({ __typename }) => __typename === 'Patient')).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === 'PATIENT_ALREADY_REGISTERED')).toHaveLength(7);
  expect(new Set(outcomes.map(({ ihsNumber }) => ihsNumber)).size).toBe(1);
});

test('persona P1 is a patient already', async () => {
  const { personas } = await testNation();
  expect(await register(personas.P1.id)).toMatchObject({
    code: 'PATIENT_ALREADY_REGISTERED',
    argument: 'input.citizenId',
    ihsNumber: 'P98000000017',
  });
});

test('only the living, whom identity knows, become patients', async () => {
  const { personas } = await testNation();
  expect(await register(personas.P4.id)).toMatchObject({ code: 'DECEASED' });
  expect(await register(unknown)).toMatchObject({ code: 'CITIZEN_NOT_FOUND' });
  expect(await register(outOfReach)).toMatchObject({ code: 'UNDETERMINED' });
});

test.each([
  ['citizenId', { citizenId: 'x', idempotencyKey: randomUUID() }],
  ['idempotencyKey', { citizenId: randomUUID(), idempotencyKey: 'x' }],
])('a malformed %s is refused', async (field, input) => {
  const { errors = [] } = await subgraph.query(document, { input });
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
});
