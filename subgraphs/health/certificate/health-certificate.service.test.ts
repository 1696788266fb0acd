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
  readonly id: string;
  readonly certificateNumber: string;
  readonly code?: string;
}

type Input = Readonly<Record<string, string | boolean | readonly string[]>>;

const document = `mutation ($input: IssueHealthCertificateInput!) { issueHealthCertificate(input: $input) { __typename
  ... on HealthCertificate { id certificateNumber kind fit restrictions valid issuedAt expiresAt holder { id } }
  ... on Failure { code argument } } }`;

const complete = (input: Input): Input => ({
  citizenId: randomUUID(),
  kind: 'PHYSICAL',
  fit: true,
  restrictions: [],
  facilityCode: '9871R001',
  idempotencyKey: randomUUID(),
  ...input,
});

async function issue(input: Input): Promise<Outcome> {
  const { data } = await subgraph.query<{ issueHealthCertificate: Outcome }>(document, {
    input: complete(input),
  });
  return data.issueHealthCertificate;
}

const countOf = async (citizenId: string) =>
  (await subgraph.sql('SELECT FROM health_certificate WHERE citizen_id = $1', [citizenId])).length;

test('a certificate counts for fourteen days on the body and six months on the mind, and is found by its id', async () => {
  const citizenId = randomUUID();
  const physical = await issue({ citizenId });
  expect(physical).toMatchObject({
    kind: 'PHYSICAL',
    valid: true,
    issuedAt: '2024-01-31T05:00:00.000Z',
    expiresAt: '2024-02-14T17:00:00.000Z',
    holder: { id: citizenId },
  });
  expect(await issue({ citizenId, kind: 'PSYCHOLOGY' })).toMatchObject({
    expiresAt: '2024-07-31T17:00:00.000Z',
  });
  const { data } = await subgraph.query('query ($id: UUID!) { healthCertificate(id: $id) { id fit } }', {
    id: physical.id,
  });
  expect(data).toEqual({ healthCertificate: { id: physical.id, fit: true } });
  expect(
    await subgraph.sql('SELECT type, detail FROM outbox_event WHERE subject = $1', [physical.id]),
  ).toEqual([{ type: 'certificate.issued', detail: { kind: 'PHYSICAL' } }]);
});

test('the result and its conditions are kept, each once, and an unfit result makes nobody fit to drive', async () => {
  const citizenId = randomUUID();
  await issue({ citizenId });
  await issue({ citizenId, kind: 'PSYCHOLOGY' });
  const verdict = async () =>
    (await subgraph.entities('Citizen', [{ id: citizenId }], 'drivingFitness { verdict }')).data._entities[0];
  expect(await verdict()).toEqual({ drivingFitness: { verdict: 'ELIGIBLE' } });
  // The clock stands still, so what was issued before is made an hour older.
  await subgraph.sql(
    `UPDATE health_certificate SET issued_at = issued_at - interval '1 hour' WHERE citizen_id = $1`,
    [citizenId],
  );
  const restrictions = ['HEARING_AID', 'CORRECTIVE_LENSES', 'HEARING_AID'];
  expect(await issue({ citizenId, fit: false, restrictions })).toMatchObject({
    fit: false,
    restrictions: ['CORRECTIVE_LENSES', 'HEARING_AID'],
  });
  expect(await verdict()).toEqual({ drivingFitness: { verdict: 'INELIGIBLE' } });
});

test('an expired certificate no longer counts', async () => {
  const { id } = await issue({});
  await subgraph.sql(
    `UPDATE health_certificate SET issued_at = '2024-01-16T05:00:00Z', expires_at = '2024-01-30T17:00:00Z' WHERE id = $1`,
    [id],
  );
  const { data } = await subgraph.query('query ($id: UUID!) { healthCertificate(id: $id) { valid } }', {
    id,
  });
  expect(data).toEqual({ healthCertificate: { valid: false } });
});

test('of many issued at once each has the next number of the year and province, without a gap', async () => {
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => issue({})));
  const serials = outcomes
    .map(({ certificateNumber }) => {
      expect(certificateNumber).toMatch(/^SKS-2024-98-\d{6}$/);
      return Number(certificateNumber.slice(12));
    })
    .sort((a, b) => a - b);
  const [first = 0] = serials;
  expect(first).toBeGreaterThan(124);
  expect(serials).toEqual(serials.map((_, position) => first + position));
});

test('a result sent twenty times at once is certified once', async () => {
  const input = complete({});
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => issue(input)));
  expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
  expect(await countOf(String(input.citizenId))).toBe(1);
  expect(await issue({ ...input, fit: false })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test('nothing is certified for the dead, the unknown, or by an unknown facility', async () => {
  const { personas } = await testNation();
  expect(await issue({ citizenId: personas.P4.id })).toMatchObject({
    code: 'DECEASED',
    argument: 'input.citizenId',
  });
  expect(await issue({ citizenId: unknown })).toMatchObject({ code: 'CITIZEN_NOT_FOUND' });
  expect(await issue({ citizenId: outOfReach })).toMatchObject({ code: 'UNDETERMINED' });
  expect(await issue({ facilityCode: '00000000' })).toMatchObject({ code: 'FACILITY_UNKNOWN' });
  expect(await countOf(personas.P4.id)).toBe(0);
});

test.each([
  ['citizenId', 'x'],
  ['kind', 'X_RAY'],
  ['fit', 'yes'],
  ['restrictions', ['NONE']],
  ['facilityCode', '1'],
  ['idempotencyKey', ''],
])('a malformed %s is refused', async (field, value) => {
  const { errors = [] } = await subgraph.query(document, { input: complete({ [field]: value }) });
  expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect(errors[0]?.extensions.argument).toMatch(new RegExp(`^input.${field}`));
});
