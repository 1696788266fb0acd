import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../../shared/testing/test-nation.js';
import { addDays } from '../../../shared/time/calendar.js';
import asn from '../subgraph.js';

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
  subgraph = await startSubgraph(asn, { facts: { LifeStatus: lifeStatus } });
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly __typename: string;
  readonly id: string;
  readonly workingDays: number;
  readonly code?: string;
  readonly left?: number;
}

type Input = Readonly<Record<string, string>>;

const document = `mutation ($input: RequestLeaveInput!) { requestLeave(input: $input) { __typename
  ... on LeaveRequest { id kind startsOn endsOn workingDays status requestedAt decidedAt civilServant { nip } approver { nip } }
  ... on LeaveBalanceExceeded { asked left } ... on LeaveServiceTooShort { earliestOn }
  ... on LeaveTooLong { latestOn } ... on CivilServantNotActive { endsOn }
  ... on Failure { code argument } } }`;

const complete = (input: Input): Input => ({
  nip: '199008172015031001',
  kind: 'ANNUAL',
  startsOn: '2024-07-01',
  endsOn: '2024-07-05',
  idempotencyKey: randomUUID(),
  ...input,
});

async function ask(input: Input): Promise<Outcome> {
  const { data } = await subgraph.query<{ requestLeave: Outcome }>(document, { input: complete(input) });
  return data.requestLeave;
}

let serial = 100;

/** Somebody the nation does not know, in service since 2015 unless said otherwise. */
async function hire(facts: Input = {}): Promise<string> {
  serial += 1;
  const { type = 'PNS', sex = 'FEMALE' } = facts;
  const nip = type === 'PNS' ? `198001012015032${serial}` : `198001012019212${serial}`;
  await subgraph.sql(
    `INSERT INTO civil_servant (nip, citizen_id, type, birth_date, sex, agency_code, position_group, rank, appointed_on, ended_on, end_reason)
     VALUES ($1, $2, $3, '1980-01-01', $4, '98.01', 'STAFF', $5, $6, $7, $8)`,
    [
      nip,
      facts.citizenId ?? randomUUID(),
      type,
      sex,
      type === 'PNS' ? 'III/a' : 'IX',
      facts.appointedOn ?? '2019-03-01',
      facts.endedOn ?? null,
      facts.endedOn ? 'RESIGNED' : null,
    ],
  );
  return nip;
}

const countOf = async (nip: string) =>
  (await subgraph.sql('SELECT FROM leave_request WHERE civil_servant_nip = $1', [nip])).length;

async function balanceOf(nip: string, year = 2024): Promise<unknown> {
  const { data } = await subgraph.query<{ civilServant: { leaveBalance: unknown } }>(
    `query ($nip: NIP!, $year: Int) { civilServant(nip: $nip) {
       leaveBalance(year: $year) { entitled carried taken pending left } } }`,
    { nip, year },
  );
  return data.civilServant.leaveBalance;
}

describe('annual leave', () => {
  test('is held from the balance in working days, without weekends and holidays', async () => {
    const nip = await hire();
    const leave = await ask({ nip, startsOn: '2024-02-05', endsOn: '2024-02-11' });
    expect(leave).toEqual({
      __typename: 'LeaveRequest',
      id: expect.any(String),
      kind: 'ANNUAL',
      startsOn: '2024-02-05',
      endsOn: '2024-02-11',
      workingDays: 3,
      status: 'PENDING',
      requestedAt: '2024-01-31T05:00:00.000Z',
      decidedAt: null,
      civilServant: { nip },
      approver: null,
    });
    expect(await balanceOf(nip)).toEqual({ entitled: 12, carried: 6, taken: 0, pending: 3, left: 15 });
    expect(await subgraph.sql('SELECT type FROM outbox_event WHERE subject = $1', [leave.id])).toEqual([
      { type: 'leave.requested' },
    ]);
  });

  test('is eighteen days with what was kept, and the nineteenth is refused with what is left', async () => {
    const nip = await hire();
    expect(await ask({ nip, endsOn: '2024-07-25' })).toMatchObject({
      code: 'LEAVE_BALANCE_EXCEEDED',
      asked: 19,
      left: 18,
    });
    expect(await ask({ nip, endsOn: '2024-07-24' })).toMatchObject({ workingDays: 18 });
    expect(await ask({ nip, startsOn: '2024-08-01', endsOn: '2024-08-01' })).toMatchObject({ left: 0 });
  });

  test('of the next year counts on what this year keeps for it', async () => {
    const nip = await hire();
    expect(await ask({ nip, startsOn: '2025-01-06', endsOn: '2025-01-29' })).toMatchObject({
      workingDays: 18,
    });
    expect(await ask({ nip, endsOn: '2024-07-17' })).toMatchObject({ asked: 13, left: 12 });
    expect(await ask({ nip, endsOn: '2024-07-16' })).toMatchObject({ workingDays: 12 });
    expect(await balanceOf(nip, 2025)).toMatchObject({ carried: 6, pending: 18, left: 0 });
  });

  test('begins after one year of service', async () => {
    const nip = await hire({ type: 'PPPK', appointedOn: '2023-07-02' });
    expect(await ask({ nip })).toMatchObject({
      code: 'SERVICE_YEARS_INSUFFICIENT',
      argument: 'input.startsOn',
      earliestOn: '2024-07-02',
    });
    expect(await ask({ nip, startsOn: '2024-07-02' })).toMatchObject({ workingDays: 4 });
    expect(await balanceOf(nip)).toMatchObject({ entitled: 12, carried: 0, left: 8 });
  });

  test('needs a working day, and lies in one year and in order', async () => {
    const nip = await hire();
    const refused = async (startsOn: string, endsOn: string) => (await ask({ nip, startsOn, endsOn })).code;
    expect(await refused('2024-04-08', '2024-04-15')).toBe('LEAVE_DATES_INVALID');
    expect(await refused('2024-07-05', '2024-07-01')).toBe('LEAVE_DATES_INVALID');
    expect(await refused('2024-01-30', '2024-02-02')).toBe('LEAVE_DATES_INVALID');
    expect(await refused('2024-12-30', '2025-01-03')).toBe('LEAVE_SPANS_YEARS');
    expect(await countOf(nip)).toBe(0);
  });
});

describe('other leave', () => {
  test('takes nothing from the balance', async () => {
    const nip = await hire();
    expect(await ask({ nip, kind: 'SICK', startsOn: '2024-01-17', endsOn: '2024-02-16' })).toMatchObject({
      status: 'PENDING',
    });
    expect(await balanceOf(nip)).toMatchObject({ pending: 0, left: 18 });
  });

  test('is as long as its kind allows', async () => {
    const nip = await hire();
    expect(await ask({ nip, kind: 'MATERNITY', endsOn: '2024-10-01' })).toMatchObject({
      code: 'LEAVE_TOO_LONG',
      argument: 'input.endsOn',
      latestOn: '2024-09-30',
    });
    expect(await ask({ nip, kind: 'IMPORTANT_REASON', endsOn: '2024-08-01' })).toMatchObject({
      latestOn: '2024-07-31',
    });
    expect(await ask({ nip, kind: 'MATERNITY', endsOn: '2024-09-30' })).toMatchObject({ status: 'PENDING' });
  });

  test('is given by law to some: big leave after five years, none of it to who serves by contract', async () => {
    const tenured = await hire();
    const big = { kind: 'LONG', endsOn: '2024-09-30' };
    expect(await ask({ nip: tenured, ...big, startsOn: '2024-02-29' })).toMatchObject({
      code: 'SERVICE_YEARS_INSUFFICIENT',
      earliestOn: '2024-03-01',
    });
    expect(await ask({ nip: tenured, ...big })).toMatchObject({ status: 'PENDING' });
    expect(await ask({ nip: tenured, ...big, startsOn: '2024-10-01', endsOn: '2024-10-31' })).toMatchObject({
      earliestOn: '2029-10-01',
    });
    const contracted = await hire({ type: 'PPPK' });
    expect(await ask({ nip: contracted, ...big })).toMatchObject({
      code: 'LEAVE_KIND_NOT_ALLOWED',
      argument: 'input.kind',
    });
    const man = await hire({ sex: 'MALE' });
    expect(await ask({ nip: man, kind: 'MATERNITY' })).toMatchObject({ code: 'LEAVE_KIND_NOT_ALLOWED' });
  });
});

test('two leaves never lie on one day, unless the other was taken back or refused', async () => {
  const nip = await hire();
  const { id } = await ask({ nip });
  const same = { nip, kind: 'SICK', startsOn: '2024-07-05', endsOn: '2024-07-08' };
  expect(await ask(same)).toMatchObject({ code: 'LEAVE_OVERLAPS', argument: 'input.startsOn' });
  await subgraph.sql(`UPDATE leave_request SET status = 'WITHDRAWN' WHERE id = $1`, [id]);
  expect(await ask(same)).toMatchObject({ status: 'PENDING' });
  await expect(
    subgraph.sql(`UPDATE leave_request SET status = 'PENDING' WHERE id = $1`, [id]),
  ).rejects.toThrow('leave_request_no_overlap');
});

// Chance may order one race kindly, but not five.
test.each([1, 2, 3, 4, 5])(
  'of requests that race for the last days, as many are taken as there are days (race %i)',
  async () => {
    const nip = await hire();
    const mondays = ['2024-07-01', '2024-07-08', '2024-07-15', '2024-07-22', '2024-08-05', '2024-08-26'];
    const outcomes = await Promise.all(
      mondays.map((startsOn) => ask({ nip, startsOn, endsOn: addDays(startsOn, 4) })),
    );
    expect(outcomes.filter(({ workingDays }) => workingDays === 5)).toHaveLength(3);
    const refused = outcomes.filter(({ code }) => code === 'LEAVE_BALANCE_EXCEEDED');
    expect(refused.map(({ left }) => left)).toEqual([3, 3, 3]);
    expect(await balanceOf(nip)).toMatchObject({ pending: 15, left: 3 });
  },
);

test('a request sent twenty times at once is taken once', async () => {
  const input = complete({ nip: await hire() });
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => ask(input)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(await countOf(String(input.nip))).toBe(1);
  expect(await ask({ ...input, kind: 'SICK' })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test('leave is for who is in service, is registered, and lives', async () => {
  const { personas } = await testNation();
  expect(await ask({ nip: '198001012015032999' })).toMatchObject({
    code: 'CIVIL_SERVANT_NOT_FOUND',
    argument: 'input.nip',
  });
  const gone = await hire({ endedOn: '2024-01-31' });
  expect(await ask({ nip: gone })).toMatchObject({ code: 'NOT_ACTIVE', endsOn: '2024-01-31' });
  const leaving = await hire({ endedOn: '2024-07-05' });
  expect(await ask({ nip: leaving })).toMatchObject({ code: 'NOT_ACTIVE', argument: 'input.endsOn' });
  expect(await ask({ nip: leaving, endsOn: '2024-07-04' })).toMatchObject({ status: 'PENDING' });
  const refusals = {
    [personas.P4.id]: 'DECEASED',
    [unknown]: 'CITIZEN_NOT_FOUND',
    [outOfReach]: 'UNDETERMINED',
  };
  for (const [citizenId, code] of Object.entries(refusals)) {
    const nip = await hire({ citizenId });
    expect((await ask({ nip })).code).toBe(code);
    expect(await countOf(nip)).toBe(0);
  }
});

test.each([
  ['nip', '199008172015131001'],
  ['nip', ''],
  ['kind', 'UNPAID'],
  ['startsOn', '2024-02-30'],
  ['endsOn', '1 July 2024'],
  ['endsOn', '9'.repeat(10_000)],
  ['idempotencyKey', 'short'],
])('a request whose %s is malformed writes nothing', async (field, value) => {
  const before = await subgraph.sql('SELECT FROM leave_request');
  const { errors = [] } = await subgraph.query(document, { input: complete({ [field]: value }) });
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
  expect(await subgraph.sql('SELECT FROM leave_request')).toHaveLength(before.length);
});

test('the last days there are, and those before there were any, are refused and no fault', async () => {
  const nip = await hire();
  for (const day of ['0001-01-01', '9999-12-31']) {
    const { code } = await ask({ nip, startsOn: day, endsOn: day });
    expect(code).toMatch(/^(LEAVE_DATES_INVALID|NOT_ACTIVE)$/);
  }
});
