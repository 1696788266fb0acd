import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import asn from './subgraph.js';

const budi = '199008172015031001';
const rina = '199211302022212003';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(asn);
});
afterAll(() => subgraph.stop());

type Keys = readonly Readonly<Record<string, unknown>>[];

async function joined<Fields>(type: string, keys: Keys, selection: string, by = subgraph) {
  const { data, errors } = await by.entities<Fields>(type, keys, selection);
  expect(errors).toBeUndefined();
  return data._entities;
}

test('persona P1 serves with tenure where he lives, and has eighteen days of leave', async () => {
  const { personas } = await testNation();
  const [entity] = await joined(
    'Citizen',
    [{ id: personas.P1.id }],
    `asnStatus { isAsn type active }
     civilServant { nip type rank positionGroup appointedOn endedOn status retiresOn citizen { id } agency { code name level }
       leaveBalance { year entitled carried taken pending left } before: leaveBalance(year: 2023) { taken left }
       leaveRequests { nodes { kind startsOn endsOn workingDays status approver { nip } } } }`,
  );
  expect(entity).toEqual({
    asnStatus: { isAsn: true, type: 'PNS', active: true },
    civilServant: {
      nip: budi,
      type: 'PNS',
      rank: 'III/b',
      positionGroup: 'FUNCTIONAL_JUNIOR',
      appointedOn: '2015-03-01',
      endedOn: null,
      status: 'ACTIVE',
      retiresOn: '2048-09-01',
      citizen: { id: personas.P1.id },
      agency: { code: '98.01', name: 'Pemerintah Kabupaten Contoh', level: 'REGENCY' },
      leaveBalance: { year: 2024, entitled: 12, carried: 6, taken: 0, pending: 0, left: 18 },
      before: { taken: 5, left: 13 },
      leaveRequests: {
        nodes: [
          {
            kind: 'ANNUAL',
            startsOn: '2023-08-21',
            endsOn: '2023-08-25',
            workingDays: 5,
            status: 'APPROVED',
            approver: { nip: expect.not.stringMatching(budi) },
          },
        ],
      },
    },
  });
});

test('persona P6 serves by contract; who is no civil servant gets a plain no', async () => {
  const { personas } = await testNation();
  const [siti, stranger, worker] = await joined(
    'Citizen',
    [{ id: personas.P2.id }, { id: randomUUID() }, { id: personas.P6.id }],
    'asnStatus { isAsn type active } civilServant { nip rank status agency { code } }',
  );
  const no = { asnStatus: { isAsn: false, type: null, active: false }, civilServant: null };
  expect([siti, stranger]).toEqual([no, no]);
  expect(worker).toEqual({
    asnStatus: { isAsn: true, type: 'PPPK', active: true },
    civilServant: { nip: rina, rank: 'IX', status: 'ACTIVE', agency: { code: '98.71' } },
  });
});

describe('a family card tells how many are in service', () => {
  const familyOf = (...residentIds: readonly string[]) => ({ number: '9801010501150007', residentIds });

  test('counting each person once, and nobody who is unknown here', async () => {
    const { personas } = await testNation();
    const [mine, together, others, empty] = await joined(
      'FamilyCard',
      [
        familyOf(personas.P1.id, personas.P3.id, personas.P1.id),
        familyOf(personas.P1.id, personas.P6.id),
        familyOf(personas.P2.id, randomUUID()),
        familyOf(),
      ],
      'activeCivilServants',
    );
    expect([mine, together, others, empty].map((card) => card)).toEqual([
      { activeCivilServants: 1 },
      { activeCivilServants: 2 },
      { activeCivilServants: 0 },
      { activeCivilServants: 0 },
    ]);
  });

  test('null while identity has not told who they are', async () => {
    const cards = [{ number: '9801010501150007' }, { number: '9801010501150007', residentIds: null }];
    expect(await joined('FamilyCard', cards, 'activeCivilServants')).toEqual([
      { activeCivilServants: null },
      { activeCivilServants: null },
    ]);
  });

  test('in one statement, however many cards', async () => {
    const { families } = await testNation();
    const cards = families.map(({ cardNumber, members }) => ({
      number: cardNumber,
      residentIds: members.map(({ id }) => id),
    }));
    const before = await subgraph.statements();
    await joined('FamilyCard', cards, 'activeCivilServants');
    expect((await subgraph.statements()) - before).toBe(1);
    expect(cards.length).toBeGreaterThan(80);
  });
});

describe('in service', () => {
  test('the dead are not', async () => {
    const id = randomUUID();
    await subgraph.sql(
      `INSERT INTO civil_servant VALUES ('198001012005031001', $1, 'PNS', '1980-01-01', 'MALE', '024', 'STAFF', 'III/c', '2005-03-01', '2024-01-31', 'DECEASED')`,
      [id],
    );
    const [entity] = await joined('Citizen', [{ id }], 'asnStatus { isAsn active } civilServant { status }');
    expect(entity).toEqual({
      asnStatus: { isAsn: true, active: false },
      civilServant: { status: 'DECEASED' },
    });
  });

  test('is who has not reached the first of the month after the age limit', async () => {
    const [last, first] = [randomUUID(), randomUUID()];
    await subgraph.sql(
      `INSERT INTO civil_servant (nip, citizen_id, type, birth_date, sex, agency_code, position_group, rank, appointed_on) VALUES
         ('196601011990031001', $1, 'PNS', '1966-01-01', 'MALE', '024', 'STAFF', 'III/c', '1990-03-01'),
         ('196512311990031001', $2, 'PNS', '1965-12-31', 'MALE', '024', 'STAFF', 'III/c', '1990-03-01')`,
      [last, first],
    );
    expect(
      await joined('Citizen', [{ id: last }, { id: first }], 'civilServant { status retiresOn }'),
    ).toEqual([
      { civilServant: { status: 'ACTIVE', retiresOn: '2024-02-01' } },
      { civilServant: { status: 'RETIRED', retiresOn: '2024-01-01' } },
    ]);
    const cards = [last, first].map((id) => ({ number: '9801010501150007', residentIds: [id] }));
    expect(await joined('FamilyCard', cards, 'activeCivilServants')).toEqual([
      { activeCivilServants: 1 },
      { activeCivilServants: 0 },
    ]);
  });

  test.each(['2024-01-31', '2036-02-29', '2049-06-30'])(
    'on %s, one by one and counted together is the same',
    async (today) => {
      const { people } = await testNation();
      const later = await startSubgraph(asn, { today });
      const singly = await joined<{ asnStatus: { active: boolean } }>(
        'Citizen',
        people.map(({ id }) => ({ id })),
        'asnStatus { active }',
        later,
      );
      const counted = await joined<{ activeCivilServants: number }>(
        'FamilyCard',
        people.map(({ id }) => ({ number: '9801010501150007', residentIds: [id] })),
        'activeCivilServants',
        later,
      );
      expect(counted.map(({ activeCivilServants }) => activeCivilServants === 1)).toEqual(
        singly.map(({ asnStatus }) => asnStatus.active),
      );
      await later.stop();
    },
  );
});

/** Services, agencies, headcounts, retirement ages, leave rules, usage, requests, and the approvers with theirs. */
const statementsMax = 11;

test('however many citizens are asked for, the statements stay as few', async () => {
  const { people } = await testNation();
  const servants = await subgraph.sql<{ id: string }>('SELECT citizen_id AS id FROM civil_servant');
  const cost = async (keys: Keys) => {
    const before = await subgraph.statements();
    await joined(
      'Citizen',
      keys,
      `asnStatus { active } civilServant { status retiresOn agency { name headcount { civilServants } } leaveBalance { left }
         next: leaveBalance(year: 2025) { left } leaveRequests { nodes { status approver { nip status } } } }`,
    );
    return (await subgraph.statements()) - before;
  };
  expect(servants.length).toBeGreaterThan(3);
  expect(await cost(servants.slice(0, 1))).toBeLessThanOrEqual(statementsMax);
  expect(await cost([...servants, ...people.map(({ id }) => ({ id }))])).toBeLessThanOrEqual(statementsMax);
});

test('the router joins civil servants, agencies and requests by their keys', async () => {
  const [leave] = await subgraph.sql<{ id: string }>('SELECT id FROM leave_request LIMIT 1');
  expect(await joined('CivilServant', [{ nip: budi }, { nip: '198001012015032999' }], 'rank')).toEqual([
    { rank: 'III/b' },
    null,
  ]);
  expect(await joined('Agency', [{ code: '060' }, { code: '999' }], 'name level')).toEqual([
    { name: 'Kepolisian Negara Republik Indonesia', level: 'CENTRAL' },
    null,
  ]);
  expect(await joined('LeaveRequest', [{ id: leave?.id }], 'civilServant { type }')).not.toEqual([null]);
});

test('the law is told with its days and years, as it is in force on a day', async () => {
  const { data } = await subgraph.query(
    `{ leaveRules { nodes { kind type daysPerYear carriedDaysMax minimumServiceMonths maximumMonths legalBasis } }
       before: leaveRules(on: "2017-04-06") { nodes { kind } }
       retirementAges(first: 3) { nodes { positionGroup ageYears legalBasis } } }`,
  );
  expect(data).toMatchObject({
    leaveRules: {
      nodes: expect.arrayContaining([
        {
          kind: 'ANNUAL',
          type: 'PNS',
          daysPerYear: 12,
          carriedDaysMax: 6,
          minimumServiceMonths: 12,
          maximumMonths: null,
          legalBasis: 'PP 11/2017, Perka BKN 24/2017',
        },
      ]),
    },
    before: { nodes: [] },
    retirementAges: {
      nodes: [{ positionGroup: 'ADMINISTRATOR', ageYears: 58 }, { ageYears: 58 }, { ageYears: 60 }],
    },
  });
});

test('a person serves once at a time', async () => {
  const { personas } = await testNation();
  await expect(
    subgraph.sql(
      `INSERT INTO civil_servant (nip, citizen_id, type, birth_date, sex, agency_code, position_group, rank, appointed_on)
       VALUES ('199008172024011001', $1, 'PNS', '1990-08-17', 'MALE', '024', 'STAFF', 'III/a', '2024-01-01')`,
      [personas.P1.id],
    ),
  ).rejects.toThrow('civil_servant_one_service');
});

test.each([
  ['{ civilServant(nip: "199008172015131001") { nip } }', 'BAD_USER_INPUT', 'nip'],
  ['{ civilServant(nip: "198001012015032999") { nip } }', 'NOT_FOUND', 'nip'],
  [`{ civilServant(nip: "${budi}") { leaveBalance(year: 2026) { left } } }`, 'BAD_USER_INPUT', 'year'],
  [`{ civilServant(nip: "${budi}") { leaveBalance(year: -1) { left } } }`, 'BAD_USER_INPUT', 'year'],
  [`{ leaveRequest(id: "${randomUUID()}") { status } }`, 'NOT_FOUND', 'id'],
  ['{ leaveRequest(id: "x") { status } }', 'BAD_USER_INPUT', 'id'],
  ['{ leaveRules(on: "2024-02-30") { nodes { kind } } }', 'BAD_USER_INPUT', 'on'],
  ['{ agency(code: "24") { name } }', 'NOT_FOUND', 'code'],
  ['{ agency(code: "0240") { name } }', 'BAD_USER_INPUT', 'code'],
  ['{ agencies(level: VILLAGE) { nodes { code } } }', 'BAD_USER_INPUT', 'level'],
  ['{ agencies(first: 101) { nodes { code } } }', 'BAD_USER_INPUT', 'first'],
  ['{ retirementAges(after: "x") { nodes { ageYears } } }', 'BAD_USER_INPUT', 'after'],
])('%s is refused', async (document, code, argument) => {
  const { errors = [] } = await subgraph.query(document);
  expect(errors[0]?.extensions).toMatchObject({ code, argument });
});
