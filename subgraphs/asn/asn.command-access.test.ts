import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import { viewers } from '../../shared/testing/viewers.js';
import asn from './subgraph.js';

const nipOfBudi = '199008172015031001';
const nipOfColleague = '198001012005031001';
const refused = { code: 'UNAUTHORIZED_FIELD' };
const [leave, decide] = ['asn:leave', 'asn:decide'];

let subgraph: SubgraphUnderTest;
let budi: string;
const colleague = randomUUID();
beforeAll(async () => {
  budi = (await testNation()).personas.P1.id;
  const alive = { citizenById: { lifeStatus: 'ALIVE' } };
  subgraph = await startSubgraph(asn, { facts: { LifeStatus: () => alive } });
  await subgraph.sql(
    `INSERT INTO civil_servant (nip, citizen_id, type, birth_date, sex, agency_code, position_group, rank, appointed_on)
     VALUES ($1, $2, 'PNS', '1980-01-01', 'MALE', '98.01', 'STAFF', 'III/d', '2005-03-01')`,
    [nipOfColleague, colleague],
  );
});
afterAll(() => subgraph.stop());

type Input = Readonly<Record<string, unknown>>;

/** Sends one of the commands, as somebody. */
async function send(viewer: Viewer, name: string, input: Input) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors = [] } = await subgraph
    .as(viewer)
    .query<Record<string, { readonly id?: string; readonly status?: string; readonly code?: string } | null>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ... on LeaveRequest { id status } ... on Failure { code } } }`,
      { input: { idempotencyKey: randomUUID(), ...input } },
    );
  return { outcome: data[name] ?? null, error: errors[0]?.extensions };
}

let week = 0;

/** A day of illness, each time in another week: it needs no balance. */
function request(viewer: Viewer, nip = nipOfBudi) {
  week += 1;
  const day = new Date(Date.UTC(2024, 6, 1 + 7 * week)).toISOString().slice(0, 10);
  return send(viewer, 'requestLeave', { nip, kind: 'SICK', startsOn: day, endsOn: day });
}

async function pending(): Promise<string> {
  const { outcome } = await request(viewers.citizen(budi, { scopes: [leave] }));
  expect(outcome).toMatchObject({ status: 'PENDING' });
  return outcome?.id ?? '';
}

const written = () =>
  subgraph.sql(`SELECT (SELECT json_agg(one ORDER BY id) FROM leave_request one) AS leave,
    (SELECT count(*) FROM outbox_event) AS told, (SELECT count(*) FROM command_log) AS done`);

const strangers = (scope: string): [string, () => Viewer][] => [
  ['another person', () => viewers.citizen(randomUUID(), { scopes: [scope] })],
  ['a service of another agency', () => viewers.service('027', { scopes: [scope] })],
  ['an officer without a purpose', () => viewers.officer({ agency: '088', purpose: null, scopes: [scope] })],
  ['an officer without the scope', () => viewers.officer({ agency: '088' })],
  ['an analyst', () => viewers.analyst({ agency: '088', scopes: [scope] })],
  ['somebody who has not signed in', () => viewers.anonymous],
];

describe('leave is asked for and taken back', () => {
  test('by the person behind the number', async () => {
    const asking = viewers.citizen(budi, { scopes: [leave] });
    const { outcome } = await request(asking);
    expect(outcome).toMatchObject({ status: 'PENDING' });
    const taken = await send(asking, 'withdrawLeave', { leaveRequestId: outcome?.id });
    expect(taken.outcome).toMatchObject({ status: 'WITHDRAWN' });
  });

  test.each([
    ...strangers(leave),
    ['the person in an app without the scope', () => viewers.citizen(budi)] as const,
    ['who might decide', () => viewers.citizen(colleague, { scopes: [leave, decide] })] as const,
  ])('not by %s, and nothing is written', async (_, viewer) => {
    const leaveRequestId = await pending();
    const before = await written();
    for (const { outcome, error } of [
      await request(viewer()),
      await send(viewer(), 'withdrawLeave', { leaveRequestId }),
    ]) {
      expect(outcome).toBeNull();
      expect(error).toEqual(refused);
    }
    expect(await written()).toEqual(before);
  });

  test('and a number that is another’s looks like one that is nobody’s', async () => {
    const stranger = viewers.citizen(randomUUID(), { scopes: [leave] });
    expect(await request(stranger)).toEqual(await request(stranger, '198001012015032999'));
    const [of, none] = [await pending(), randomUUID()].map((leaveRequestId) =>
      send(stranger, 'withdrawLeave', { leaveRequestId }),
    );
    expect(await of).toEqual(await none);
  });
});

describe('leave is decided', () => {
  const approve = (viewer: Viewer, leaveRequestId: string, approverNip = nipOfColleague) =>
    send(viewer, 'decideLeave', { leaveRequestId, approverNip, decision: 'APPROVE' });

  /** To decide is not to read: whoever does it for an agency is told no more than the agency may know. */
  const decideOnly = (viewer: Viewer, leaveRequestId: string) =>
    subgraph
      .as(viewer)
      .query(
        'mutation ($input: DecideLeaveInput!) { decideLeave(input: $input) { ... on LeaveRequest { id } } }',
        {
          input: {
            idempotencyKey: randomUUID(),
            leaveRequestId,
            approverNip: nipOfColleague,
            decision: 'APPROVE',
          },
        },
      );

  test.each([
    ['a colleague of the agency', () => viewers.citizen(colleague, { scopes: [decide] })],
    [
      'a colleague who works at the civil service agency',
      () => viewers.officer({ agency: '088', citizenId: colleague, scopes: [decide] }),
    ],
    [
      'a colleague at work for their own agency',
      () => viewers.officer({ agency: '98.01', citizenId: colleague, scopes: [decide] }),
    ],
    ['a system that brings the decision of one', () => viewers.service('088', { scopes: [decide] })],
  ])('by %s', async (_, viewer) => {
    const leaveRequestId = await pending();
    expect((await decideOnly(viewer(), leaveRequestId)).data).toEqual({
      decideLeave: { id: leaveRequestId },
    });
    const [row] = await subgraph.sql('SELECT status, approver_nip FROM leave_request WHERE id = $1', [
      leaveRequestId,
    ]);
    expect(row).toEqual({ status: 'APPROVED', approver_nip: nipOfColleague });
  });

  test.each([
    ...strangers(decide),
    ['who asks, in the name of another', () => viewers.citizen(budi, { scopes: [decide] })] as const,
    [
      'a colleague in an app without the scope',
      () => viewers.citizen(colleague, { scopes: [leave] }),
    ] as const,
    [
      'a colleague at work who states no purpose',
      () => viewers.officer({ agency: '98.01', citizenId: colleague, purpose: null, scopes: [decide] }),
    ] as const,
    ['a system of the own agency', () => viewers.service('98.01', { scopes: [decide] })] as const,
    [
      'an official in the name of another',
      () => viewers.officer({ agency: '088', citizenId: randomUUID(), scopes: [decide] }),
    ] as const,
  ])('not by %s, and nothing is written', async (_, viewer) => {
    const leaveRequestId = await pending();
    const before = await written();
    expect(await approve(viewer(), leaveRequestId)).toEqual({ outcome: null, error: refused });
    expect(await written()).toEqual(before);
  });

  test('not by who asks, in the own name', async () => {
    const { outcome } = await approve(
      viewers.citizen(budi, { scopes: [decide] }),
      await pending(),
      nipOfBudi,
    );
    expect(outcome).toEqual({ code: 'LEAVE_SELF_DECIDED' });
  });
});

test('a key is the caller’s own: another’s outcome is not learned by guessing it', async () => {
  const idempotencyKey = randomUUID();
  const asking = { kind: 'SICK', startsOn: '2024-03-04', endsOn: '2024-03-04', idempotencyKey };
  const own = await send(viewers.citizen(budi, { scopes: [leave] }), 'requestLeave', {
    nip: nipOfBudi,
    ...asking,
  });
  const others = await send(viewers.citizen(colleague, { scopes: [leave] }), 'requestLeave', {
    nip: nipOfColleague,
    ...asking,
  });
  expect([own.outcome, others.outcome]).toMatchObject([{ status: 'PENDING' }, { status: 'PENDING' }]);
  expect(own.outcome?.id).not.toBe(others.outcome?.id);
});
