import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import data from '../subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(data);
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly __typename: string;
  readonly id: string;
  readonly ordinal?: number;
  readonly code?: string;
}

type Input = Readonly<Record<string, unknown>>;

const document = `mutation ($input: ReportIntegrationProgressInput!) { reportIntegrationProgress(input: $input) { __typename
  ... on IntegrationReport { id ordinal applicationsIntegrated reason target { id status progressPercent completedOn } }
  ... on IntegrationNotInstructedYet { instructedOn } ... on IntegrationAlreadyComplete { completedOn }
  ... on IntegrationProgressOutOfRange { applicationsPlanned } ... on IntegrationProgressBackwards { applicationsIntegrated }
  ... on Failure { code argument } } }`;

const complete = (input: Input): Input => ({ idempotencyKey: randomUUID(), ...input });

async function report(input: Input, door = subgraph): Promise<Outcome> {
  const { data: answer } = await door.query<{ reportIntegrationProgress: Outcome }>(document, {
    input: complete(input),
  });
  return answer.reportIntegrationProgress;
}

let agency = 60;

/** A fresh target of ten applications, none of them integrated, for a region of its own. */
async function target(): Promise<string> {
  const id = randomUUID();
  agency += 1;
  await subgraph.sql(
    `INSERT INTO integration_target VALUES ($1, $2, 'REGIONAL_PORTAL', '2024-01-31', '2024-04-30', 10, 0, NULL)`,
    [id, `99.${agency}`],
  );
  return id;
}

const progressOf = async (id: string) =>
  (
    await subgraph.sql('SELECT applications_integrated AS count FROM integration_target WHERE id = $1', [id])
  )[0];

test('reports carry a target forward until all is integrated, and then it is complete', async () => {
  const targetId = await target();
  expect(await report({ targetId, applicationsIntegrated: 4 })).toMatchObject({
    ordinal: 1,
    target: { id: targetId, status: 'IN_PROGRESS', progressPercent: 40, completedOn: null },
  });
  expect(await report({ targetId, applicationsIntegrated: 4 })).toMatchObject({ ordinal: 2 });
  expect(await report({ targetId, applicationsIntegrated: 10 })).toMatchObject({
    ordinal: 3,
    target: { status: 'COMPLETE', progressPercent: 100, completedOn: '2024-01-31' },
  });
  expect(await report({ targetId, applicationsIntegrated: 10 })).toMatchObject({
    code: 'INTEGRATION_ALREADY_COMPLETE',
    completedOn: '2024-01-31',
  });
  const events = await subgraph.sql<{ type: string }>(
    'SELECT type FROM outbox_event WHERE subject = $1 ORDER BY position',
    [targetId],
  );
  expect(events.map(({ type }) => type)).toEqual([
    'integration.reported',
    'integration.reported',
    'integration.completed',
  ]);
});

test('progress goes back for a stated reason only', async () => {
  const targetId = await target();
  await report({ targetId, applicationsIntegrated: 6 });
  expect(await report({ targetId, applicationsIntegrated: 5 })).toMatchObject({
    code: 'PROGRESS_BACKWARDS',
    argument: 'input.reason',
    applicationsIntegrated: 6,
  });
  expect(await report({ targetId, applicationsIntegrated: 5, reason: 'Satu dilepas.' })).toMatchObject({
    applicationsIntegrated: 5,
    reason: 'Satu dilepas.',
  });
});

test.each([-1, 11, 2_147_483_647])('%i of ten applications are not integrated', async (count) => {
  const targetId = await target();
  expect(await report({ targetId, applicationsIntegrated: count, reason: 'x' })).toMatchObject({
    code: 'PROGRESS_OUT_OF_RANGE',
    applicationsPlanned: 10,
  });
  expect(await progressOf(targetId)).toEqual({ count: 0 });
});

test('nothing is reported before the instruction, nor of an unknown target', async () => {
  const early = await startSubgraph(data, { today: '2024-01-07' });
  const [{ id } = { id: '' }] = await early.sql<{ id: string }>(
    'SELECT id FROM integration_target WHERE completed_on IS NULL LIMIT 1',
  );
  expect(await report({ targetId: id, applicationsIntegrated: 1 }, early)).toMatchObject({
    code: 'INTEGRATION_NOT_INSTRUCTED_YET',
    instructedOn: '2024-01-08',
  });
  await early.stop();
  expect(await report({ targetId: randomUUID(), applicationsIntegrated: 1 })).toMatchObject({
    code: 'INTEGRATION_TARGET_NOT_FOUND',
  });
});

test('a report sent twenty times at once is taken once', async () => {
  const input = complete({ targetId: await target(), applicationsIntegrated: 3 });
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => report(input)));
  expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
  expect(outcomes[0]).toMatchObject({ ordinal: 1 });
  expect(await report({ ...input, applicationsIntegrated: 4 })).toMatchObject({
    code: 'IDEMPOTENCY_CONFLICT',
  });
});

test('reports at once are taken one after another', async () => {
  const targetId = await target();
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => report({ targetId, applicationsIntegrated: 2 })),
  );
  expect(outcomes.map(({ ordinal }) => ordinal).sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

test('of many who complete a target at once, one does', async () => {
  const targetId = await target();
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => report({ targetId, applicationsIntegrated: 10 })),
  );
  expect(outcomes.filter(({ code }) => code === 'INTEGRATION_ALREADY_COMPLETE')).toHaveLength(5);
});

test('the database gives no other deadline than the law, and no more progress than there is', async () => {
  const insert = (due: string, integrated: number) =>
    subgraph.sql(
      `INSERT INTO integration_target VALUES ($1, '99.50', 'REGIONAL_PORTAL', '2024-01-31', $2, 10, $3, NULL)`,
      [randomUUID(), due, integrated],
    );
  await expect(insert('2024-05-31', 0)).rejects.toThrow('integration_target_due');
  await expect(insert('2024-04-30', 11)).rejects.toThrow('integration_target_integrated');
  await expect(insert('2024-04-30', 10)).rejects.toThrow('integration_target_complete');
});

test.each([
  ['targetId', 'x'],
  ['applicationsIntegrated', 1.5],
  ['applicationsIntegrated', 3_000_000_000],
  ['applicationsIntegrated', '4'],
  ['reason', ' '],
  ['idempotencyKey', 'short'],
])('a malformed %s is refused and nothing is written', async (field, value) => {
  const targetId = await target();
  const input = complete({ targetId, applicationsIntegrated: 1, [field]: value });
  const { errors = [] } = await subgraph.query(document, { input });
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
  expect(await progressOf(targetId)).toEqual({ count: 0 });
});
