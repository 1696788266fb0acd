import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import asn from '../subgraph.js';

const budi = '199008172015031001';
const colleague = '198001012005031001';
/** Serves another agency. */
const rina = '199211302022212003';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(asn);
  await subgraph.sql(
    `INSERT INTO civil_servant (nip, citizen_id, type, birth_date, sex, agency_code, position_group, rank, appointed_on)
     VALUES ($1, gen_random_uuid(), 'PNS', '1980-01-01', 'MALE', '98.01', 'STAFF', 'III/d', '2005-03-01')`,
    [colleague],
  );
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly code?: string;
  readonly status?: string;
}

let week = 0;

/** A pending week of annual leave of persona P1. */
async function pendingLeave(): Promise<string> {
  const id = randomUUID();
  week += 1;
  await subgraph.sql(
    `INSERT INTO leave_request (id, civil_servant_nip, kind, starts_on, ends_on, working_days, status, requested_at)
     SELECT $1, $2, 'ANNUAL', day, day, 1, 'PENDING', '2024-01-31T02:00:00Z' FROM (SELECT date '2024-06-03' + 7 * $3::int AS day) AS asked`,
    [id, budi, week],
  );
  return id;
}

async function decide(input: Readonly<Record<string, string>>): Promise<Outcome> {
  const { data } = await subgraph.query<{ decideLeave: Outcome }>(
    `mutation ($input: DecideLeaveInput!) { decideLeave(input: $input) { __typename
      ... on LeaveRequest { id status decidedAt approver { nip } } ... on LeaveNotPending { status }
      ... on CivilServantNotActive { endsOn } ... on Failure { code argument } } }`,
    { input: { approverNip: colleague, decision: 'APPROVE', idempotencyKey: randomUUID(), ...input } },
  );
  return data.decideLeave;
}

async function withdraw(leaveRequestId: string, idempotencyKey: string = randomUUID()): Promise<Outcome> {
  const { data } = await subgraph.query<{ withdrawLeave: Outcome }>(
    `mutation ($input: WithdrawLeaveInput!) { withdrawLeave(input: $input) { __typename
      ... on LeaveRequest { id status decidedAt } ... on LeaveNotPending { status } ... on Failure { code argument } } }`,
    { input: { leaveRequestId, idempotencyKey } },
  );
  return data.withdrawLeave;
}

const balance = async () => {
  const { data } = await subgraph.query<{
    civilServant: { leaveBalance: { taken: number; pending: number } };
  }>(`{ civilServant(nip: "${budi}") { leaveBalance { taken pending } } }`);
  return data.civilServant.leaveBalance;
};

describe('a decision', () => {
  test('approves, and what was held is taken', async () => {
    const leaveRequestId = await pendingLeave();
    const before = await balance();
    expect(await decide({ leaveRequestId })).toEqual({
      __typename: 'LeaveRequest',
      id: leaveRequestId,
      status: 'APPROVED',
      decidedAt: '2024-01-31T05:00:00.000Z',
      approver: { nip: colleague },
    });
    expect(await balance()).toEqual({ taken: before.taken + 1, pending: before.pending - 1 });
    expect(
      await subgraph.sql('SELECT type, detail FROM outbox_event WHERE subject = $1', [leaveRequestId]),
    ).toEqual([{ type: 'leave.decided', detail: { status: 'APPROVED' } }]);
  });

  test('or rejects, and what was held is free again', async () => {
    const before = await balance();
    const leaveRequestId = await pendingLeave();
    expect(await decide({ leaveRequestId, decision: 'REJECT' })).toMatchObject({ status: 'REJECTED' });
    expect(await balance()).toEqual(before);
  });

  test('is not for who asks; the database holds that too', async () => {
    const leaveRequestId = await pendingLeave();
    expect(await decide({ leaveRequestId, approverNip: budi })).toMatchObject({
      code: 'LEAVE_SELF_DECIDED',
      argument: 'input.approverNip',
    });
    await expect(
      subgraph.sql(
        `UPDATE leave_request SET status = 'APPROVED', decided_at = now(), approver_nip = civil_servant_nip WHERE id = $1`,
        [leaveRequestId],
      ),
    ).rejects.toThrow('leave_request_decided_by_another');
  });

  test('is not for who asks under an earlier number of the same person', async () => {
    const leaveRequestId = await pendingLeave();
    const earlier = '199008172010031001';
    await subgraph.sql(
      `INSERT INTO civil_servant SELECT $1, citizen_id, type, birth_date, sex, agency_code, position_group, 'II/a', '2010-03-01', '2014-01-01', 'RESIGNED'
       FROM civil_servant WHERE nip = $2`,
      [earlier, budi],
    );
    expect(await decide({ leaveRequestId, approverNip: earlier })).toMatchObject({
      code: 'LEAVE_SELF_DECIDED',
    });
  });

  test('is made within the agency: to an official of another there is no such request, pending or not', async () => {
    const leaveRequestId = await pendingLeave();
    const unknown = await decide({ leaveRequestId: randomUUID(), approverNip: rina });
    expect(unknown).toMatchObject({ code: 'LEAVE_NOT_FOUND', argument: 'input.leaveRequestId' });
    expect(await decide({ leaveRequestId, approverNip: rina })).toEqual(unknown);
    expect(await decide({ leaveRequestId })).toMatchObject({ status: 'APPROVED' });
    expect(await decide({ leaveRequestId, approverNip: rina })).toEqual(unknown);
  });

  test('is of somebody known and in service', async () => {
    const leaveRequestId = await pendingLeave();
    expect(await decide({ leaveRequestId, approverNip: '198001012015032999' })).toMatchObject({
      code: 'CIVIL_SERVANT_NOT_FOUND',
      argument: 'input.approverNip',
    });
    await subgraph.sql(
      `INSERT INTO civil_servant (nip, citizen_id, type, birth_date, sex, agency_code, position_group, rank, appointed_on)
       VALUES ('196512311990031001', gen_random_uuid(), 'PNS', '1965-12-31', 'MALE', '98.01', 'STAFF', 'III/d', '1990-03-01')`,
    );
    expect(await decide({ leaveRequestId, approverNip: '196512311990031001' })).toMatchObject({
      code: 'NOT_ACTIVE',
      argument: 'input.approverNip',
      endsOn: '2024-01-01',
    });
    expect(await decide({ leaveRequestId })).toMatchObject({ status: 'APPROVED' });
  });

  test('stands: of twenty that race one decides, and the others learn what it was', async () => {
    const leaveRequestId = await pendingLeave();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        decide({ leaveRequestId, decision: place % 2 === 0 ? 'APPROVE' : 'REJECT' }),
      ),
    );
    const refused = outcomes.filter(({ code }) => code === 'LEAVE_NOT_PENDING');
    expect(refused).toHaveLength(19);
    expect(new Set(outcomes.map(({ status }) => status)).size).toBe(1);
  });

  test('sent twenty times at once is made once', async () => {
    const input = { leaveRequestId: await pendingLeave(), idempotencyKey: randomUUID() };
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => decide(input)));
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['APPROVED']));
    expect(
      await subgraph.sql('SELECT FROM outbox_event WHERE subject = $1', [input.leaveRequestId]),
    ).toHaveLength(1);
    expect(await decide({ ...input, decision: 'REJECT' })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
  });
});

test('a request is taken back until it is decided, once', async () => {
  const pending = await pendingLeave();
  const key = randomUUID();
  expect(await withdraw(pending, key)).toMatchObject({ status: 'WITHDRAWN', decidedAt: null });
  expect(await withdraw(pending, key)).toMatchObject({ status: 'WITHDRAWN' });
  expect(await withdraw(pending)).toMatchObject({ code: 'LEAVE_NOT_PENDING', status: 'WITHDRAWN' });
  expect(await decide({ leaveRequestId: pending })).toMatchObject({ status: 'WITHDRAWN' });
  const decided = await pendingLeave();
  await decide({ leaveRequestId: decided });
  expect(await withdraw(decided)).toMatchObject({ code: 'LEAVE_NOT_PENDING', status: 'APPROVED' });
});

test('what nobody asked for is neither decided nor taken back', async () => {
  const leaveRequestId = randomUUID();
  const refusal = { code: 'LEAVE_NOT_FOUND', argument: 'input.leaveRequestId' };
  expect(await decide({ leaveRequestId })).toMatchObject(refusal);
  expect(await withdraw(leaveRequestId)).toMatchObject(refusal);
});

test.each([
  ['leaveRequestId', '1'],
  ['approverNip', '1'],
  ['decision', 'MAYBE'],
  ['idempotencyKey', ''],
])('a decision whose %s is malformed is refused', async (field, value) => {
  const { errors = [] } = await subgraph.query(
    'mutation ($input: DecideLeaveInput!) { decideLeave(input: $input) { __typename } }',
    {
      input: {
        leaveRequestId: randomUUID(),
        approverNip: colleague,
        decision: 'APPROVE',
        idempotencyKey: randomUUID(),
        [field]: value,
      },
    },
  );
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
});
