import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { inventoryOf } from '../application/inventory-under-test.js';
import data from '../subgraph.js';

let subgraph: SubgraphUnderTest;
let inventoried: ReturnType<typeof inventoryOf>;
beforeAll(async () => {
  subgraph = await startSubgraph(data);
  inventoried = inventoryOf(subgraph);
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly __typename: string;
  readonly id: string;
  readonly code?: string;
  readonly findingId?: string;
}

type Input = Readonly<Record<string, unknown>>;

const recording = `mutation ($input: RecordAuditFindingInput!) { recordAuditFinding(input: $input) { __typename
  ... on AuditFinding { id kind status detail recordedAt resolvedAt application { id } }
  ... on AuditFindingAlreadyOpen { findingId } ... on Failure { code argument } } }`;

const resolving = `mutation ($input: ResolveAuditFindingInput!) { resolveAuditFinding(input: $input) { __typename
  ... on AuditFinding { id status resolution resolvedAt } ... on Failure { code argument } } }`;

const complete = (input: Input): Input => ({
  kind: 'NO_OWNER',
  detail: 'Unit sudah dilebur.',
  idempotencyKey: randomUUID(),
  ...input,
});

async function record(input: Input): Promise<Outcome> {
  const { data: answer } = await subgraph.query<{ recordAuditFinding: Outcome }>(recording, {
    input: complete(input),
  });
  return answer.recordAuditFinding;
}

async function resolve(findingId: string, idempotencyKey: string = randomUUID()): Promise<Outcome> {
  const { data: answer } = await subgraph.query<{ resolveAuditFinding: Outcome }>(resolving, {
    input: { findingId, resolution: 'Sudah ada penanggung jawab.', idempotencyKey },
  });
  return answer.resolveAuditFinding;
}

const openOf = (id: string) =>
  subgraph.sql('SELECT kind FROM audit_finding WHERE application_id = $1 AND resolved_at IS NULL', [id]);

test('a finding is recorded open, and told', async () => {
  const applicationId = await inventoried();
  const finding = await record({ applicationId });
  expect(finding).toMatchObject({
    __typename: 'AuditFinding',
    kind: 'NO_OWNER',
    status: 'OPEN',
    resolvedAt: null,
    application: { id: applicationId },
  });
  expect(
    await subgraph.sql('SELECT type, detail FROM outbox_event WHERE subject = $1', [finding.id]),
  ).toEqual([{ type: 'finding.recorded', detail: { applicationId, kind: 'NO_OWNER' } }]);
});

test('a kind is open once for an application, and again only after it was resolved', async () => {
  const applicationId = await inventoried();
  const first = await record({ applicationId });
  expect(await record({ applicationId })).toMatchObject({
    code: 'FINDING_ALREADY_OPEN',
    argument: 'input.kind',
    findingId: first.id,
  });
  expect(await record({ applicationId, kind: 'NO_LOG' })).toMatchObject({ __typename: 'AuditFinding' });
  expect(await resolve(first.id)).toMatchObject({
    status: 'RESOLVED',
    resolution: 'Sudah ada penanggung jawab.',
  });
  expect(await record({ applicationId })).toMatchObject({ __typename: 'AuditFinding' });
});

test('of many who record the same kind at once, one does, and the others are told which', async () => {
  const applicationId = await inventoried();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => record({ applicationId })));
  const [winner] = outcomes.filter(({ __typename }) => __typename === 'AuditFinding');
  expect(outcomes.filter(({ findingId }) => findingId === winner?.id)).toHaveLength(7);
  expect(await openOf(applicationId)).toHaveLength(1);
});

test('a finding sent twenty times at once is recorded once', async () => {
  const input = complete({ applicationId: await inventoried() });
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => record(input)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(await record({ ...input, kind: 'NO_LOG' })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test('a resolution sent twenty times at once resolves once, and a resolved finding stays so', async () => {
  const { id } = await record({ applicationId: await inventoried() });
  const key = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => resolve(id, key)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(await resolve(id)).toMatchObject({ code: 'FINDING_ALREADY_RESOLVED' });
  expect(await subgraph.sql('SELECT FROM outbox_event WHERE subject = $1', [id])).toHaveLength(2);
});

test('only what the inventory and the record hold is found', async () => {
  expect(await record({ applicationId: 'APP-024-9999' })).toMatchObject({
    code: 'GOVERNMENT_APPLICATION_NOT_FOUND',
    argument: 'input.applicationId',
  });
  expect(await resolve(randomUUID())).toMatchObject({
    code: 'FINDING_NOT_FOUND',
    argument: 'input.findingId',
  });
});

test.each([
  ['applicationId', 'APP-2-0001'],
  ['kind', 'NO_LUCK'],
  ['detail', '   '],
  ['detail', 'a\u0007'],
  ['idempotencyKey', 'short'],
])('a malformed %s is refused and nothing is written', async (field, value) => {
  const applicationId = await inventoried();
  const input = complete({ applicationId, [field]: value });
  const { errors = [] } = await subgraph.query(recording, { input });
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
  expect(await openOf(applicationId)).toEqual([]);
});
