import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../../shared/testing/test-nation.js';
import health from '../subgraph.js';

/** What identity says of the people of this file; of anybody else the graph is silent. */
const register = new Map<string, { readonly lifeStatus: string; readonly birthDate: string } | null>();

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(health, {
    facts: { VaccineRecipient: ({ id = '' }) => ({ citizenById: register.get(id) }) },
  });
});
afterAll(() => subgraph.stop());

function born(birthDate: string, lifeStatus = 'ALIVE'): string {
  const id = randomUUID();
  register.set(id, { lifeStatus, birthDate });
  return id;
}

interface Outcome {
  readonly __typename: string;
  readonly id?: string;
  readonly code?: string;
}

type Input = Readonly<Record<string, string | number>>;

const document = `mutation ($input: RecordImmunizationInput!) { recordImmunization(input: $input) { __typename
  ... on Immunization { id vaccine dose givenOn batch kfaCode recipient { id } facility { code } }
  ... on DoseTooEarly { earliestOn } ... on DoseTooLate { latestOn } ... on DoseOutOfOrder { nextDose }
  ... on DoseAlreadyGiven { givenOn } ... on Failure { code argument } } }`;

const complete = (input: Input): Input => ({
  vaccine: 'DPT_HB_HIB',
  dose: 1,
  givenOn: '2024-01-31',
  facilityCode: '9801P001',
  batch: 'TEST-1',
  idempotencyKey: randomUUID(),
  ...input,
});

async function record(input: Input): Promise<Outcome> {
  const { data } = await subgraph.query<{ recordImmunization: Outcome }>(document, {
    input: complete(input),
  });
  return data.recordImmunization;
}

const dosesOf = (citizenId: string) =>
  subgraph.sql('SELECT vaccine, dose, given_on::text FROM immunization WHERE citizen_id = $1 ORDER BY dose', [
    citizenId,
  ]);

test('a dose on the first day of its age is recorded, and told', async () => {
  const citizenId = born('2023-11-30');
  const outcome = await record({ citizenId, vaccine: 'PCV', givenOn: '2024-01-30', kfaCode: '93005208' });
  expect(outcome).toMatchObject({
    __typename: 'Immunization',
    vaccine: 'PCV',
    dose: 1,
    kfaCode: '93005208',
    recipient: { id: citizenId },
    facility: { code: '9801P001' },
  });
  expect(
    await subgraph.sql('SELECT type, detail FROM outbox_event WHERE subject = $1', [outcome.id]),
  ).toEqual([{ type: 'immunization.recorded', detail: { vaccine: 'PCV', dose: 1 } }]);
});

test('a dose the day before its age is too early, and the first day is told', async () => {
  const citizenId = born('2023-12-01');
  expect(await record({ citizenId, givenOn: '2024-01-31' })).toMatchObject({
    code: 'DOSE_TOO_EARLY',
    argument: 'input.givenOn',
    earliestOn: '2024-02-01',
  });
  expect(await dosesOf(citizenId)).toEqual([]);
});

test('the second dose waits four weeks, to the day', async () => {
  const citizenId = born('2023-06-01');
  expect(await record({ citizenId, givenOn: '2023-12-20' })).toMatchObject({ dose: 1 });
  const second = { citizenId, dose: 2 };
  expect(await record({ ...second, givenOn: '2024-01-16' })).toMatchObject({
    code: 'DOSE_TOO_EARLY',
    earliestOn: '2024-01-17',
  });
  expect(await record({ ...second, givenOn: '2024-01-17' })).toMatchObject({ dose: 2 });
});

test('hepatitis B at birth is too late from the second day of life', async () => {
  const newborn = { vaccine: 'HB0', citizenId: born('2024-01-20') };
  expect(await record({ ...newborn, givenOn: '2024-01-22' })).toMatchObject({
    code: 'DOSE_TOO_LATE',
    latestOn: '2024-01-21',
  });
  expect(await record({ ...newborn, givenOn: '2024-01-21' })).toMatchObject({ __typename: 'Immunization' });
});

test('a dose whose predecessor is missing is out of order', async () => {
  expect(await record({ citizenId: born('2023-01-01'), dose: 3 })).toMatchObject({
    code: 'DOSE_OUT_OF_ORDER',
    nextDose: 1,
  });
});

test('a dose is given after birth and not after today', async () => {
  const citizenId = born('2023-06-01');
  expect(await record({ citizenId, givenOn: '2024-02-01' })).toMatchObject({ code: 'DATE_IN_FUTURE' });
  expect(await record({ citizenId, givenOn: '2023-05-31' })).toMatchObject({ code: 'DOSE_BEFORE_BIRTH' });
  expect(await record({ citizenId, givenOn: '0001-01-01' })).toMatchObject({ code: 'DOSE_BEFORE_BIRTH' });
});

test('only the doses of the schedule of that day are recorded', async () => {
  const code = 'VACCINE_DOSE_UNKNOWN';
  expect(await record({ citizenId: born('2023-01-01'), dose: 2_147_483_647 })).toMatchObject({ code });
  expect(
    await record({ citizenId: born('2021-01-01'), vaccine: 'PCV', givenOn: '2021-12-31' }),
  ).toMatchObject({
    code,
  });
});

test('an unknown facility gives nothing', async () => {
  expect(await record({ citizenId: born('2023-01-01'), facilityCode: '00000000' })).toMatchObject({
    code: 'FACILITY_UNKNOWN',
    argument: 'input.facilityCode',
  });
});

test('only the living, whom identity knows, are served', async () => {
  const { personas } = await testNation();
  const unknown = randomUUID();
  register.set(unknown, null).set(personas.P4.id, { lifeStatus: 'DECEASED', birthDate: '1950-01-01' });
  expect(await record({ citizenId: unknown })).toMatchObject({ code: 'CITIZEN_NOT_FOUND' });
  expect(await record({ citizenId: personas.P4.id })).toMatchObject({ code: 'DECEASED' });
  expect(await record({ citizenId: born('2023-01-01', 'UNKNOWN') })).toMatchObject({ code: 'UNDETERMINED' });
  expect(await record({ citizenId: randomUUID() })).toMatchObject({ code: 'UNDETERMINED' });
});

test('a dose sent twenty times at once is given once, and answered from memory while the graph is silent', async () => {
  const citizenId = born('2023-06-01');
  const input = complete({ citizenId });
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => record(input)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(await dosesOf(citizenId)).toHaveLength(1);
  register.delete(citizenId);
  expect(await record(input)).toEqual(outcomes[0]);
  expect(await record({ ...input, batch: 'TEST-2' })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test('of many who record the same dose at once, one does, and the others are told so', async () => {
  const citizenId = born('2023-06-01');
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => record({ citizenId })));
  expect(outcomes.filter(({ __typename }) => __typename === 'Immunization')).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === 'DOSE_ALREADY_GIVEN')).toHaveLength(7);
  expect(await dosesOf(citizenId)).toHaveLength(1);
});

test.each([
  ['citizenId', 'x'],
  ['vaccine', 'SMALLPOX'],
  ['dose', 0],
  ['dose', 1.5],
  ['givenOn', '2024-02-30'],
  ['facilityCode', '9801p001'],
  ['batch', "1'; DROP TABLE immunization"],
  ['kfaCode', '95005208'],
  ['idempotencyKey', 'short'],
])('a malformed %s is refused and nothing is written', async (field, value) => {
  const citizenId = born('2023-06-01');
  const { errors = [] } = await subgraph.query(document, { input: complete({ citizenId, [field]: value }) });
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
  expect(await dosesOf(citizenId)).toEqual([]);
});
