import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import { viewers } from '../../shared/testing/viewers.js';
import asn from './subgraph.js';

const nipOfBudi = '199008172015031001';
const refused = { code: 'UNAUTHORIZED_FIELD' };
const servant = `{ civilServant(nip: "${nipOfBudi}") { nip rank status retiresOn agency { name } citizen { id }
  leaveBalance { left } leaveRequests { nodes { kind status } } } }`;

let subgraph: SubgraphUnderTest;
let budi: string;
let child: string;
let leave: string;
/** Who decided on Budi's leave. */
let superior: string;
beforeAll(async () => {
  const { personas } = await testNation();
  [budi, child] = [personas.P1.id, personas.P3.id];
  subgraph = await startSubgraph(asn);
  const [row] = await subgraph.sql<{ id: string; superior: string }>(
    `SELECT id, citizen_id AS superior FROM leave_request JOIN civil_servant ON nip = approver_nip
     WHERE civil_servant_nip = $1`,
    [nipOfBudi],
  );
  [leave, superior] = [`{ leaveRequest(id: "${row?.id}") { kind startsOn status } }`, row?.superior ?? ''];
});
afterAll(() => subgraph.stop());

const ask = (viewer: Viewer, document: string) =>
  subgraph.as(viewer).query<Record<string, unknown>>(document);

const ofNoUse: [string, Viewer][] = [
  ['an analyst', viewers.analyst({ agency: '088' })],
  ['social affairs, who were granted other fields', viewers.service('027')],
  ['an agency without a grant', viewers.service('060')],
  ['the civil service agency without a purpose', viewers.officer({ agency: '088', purpose: null })],
  ['somebody who has not signed in', viewers.anonymous],
];

describe('a civil servant and the leave of one are seen', () => {
  test('by the person, and by the two agencies for their work', async () => {
    for (const viewer of [
      viewers.citizen(budi),
      viewers.officer({ agency: '088' }),
      viewers.service('086'),
    ]) {
      const { data, errors } = await ask(viewer, servant);
      expect(errors).toBeUndefined();
      expect(data.civilServant).toMatchObject({
        citizen: { id: budi },
        leaveBalance: { left: 18 },
        leaveRequests: { nodes: [{ kind: 'ANNUAL', status: 'APPROVED' }] },
      });
      expect((await ask(viewer, leave)).data).toMatchObject({ leaveRequest: { status: 'APPROVED' } });
    }
  });

  test('by nobody else: to a neighbour they look like none there are', async () => {
    const neighbour = viewers.citizen(randomUUID());
    const unknownServant = servant.replace(nipOfBudi, '198001012015032999');
    const unknownLeave = leave.replace(/"[^"]+"/, `"${randomUUID()}"`);
    for (const [of, none, argument] of [
      [servant, unknownServant, 'nip'],
      [leave, unknownLeave, 'id'],
    ] as const) {
      const others = await ask(neighbour, of);
      expect(others).toEqual(await ask(neighbour, none));
      expect(others.errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND', argument });
    }
  });

  test('A27: at the same cost for what is another’s as for what is nobody’s', async () => {
    const neighbour = subgraph.as(viewers.citizen(randomUUID()));
    const cost = async (document: string) => {
      const before = await subgraph.statements();
      await neighbour.query(document);
      return (await subgraph.statements()) - before;
    };
    expect(await cost(servant)).toBe(await cost(servant.replace(nipOfBudi, '198001012015032999')));
    expect(await cost(leave)).toBe(await cost(leave.replace(/"[^"]+"/, `"${randomUUID()}"`)));
  });

  test.each(ofNoUse)('not by %s', async (_, viewer) => {
    for (const document of [servant, leave]) {
      const { data, errors } = await ask(viewer, document);
      expect(Object.values(data)).toEqual([null]);
      expect(errors?.[0]?.extensions.code).toMatch(/^(NOT_FOUND|UNAUTHORIZED_FIELD)$/);
    }
    const citizens = await subgraph.as(viewer).entities('Citizen', [{ id: budi }], 'civilServant { rank }');
    expect(citizens.data._entities).toEqual([{ civilServant: null }]);
    expect(citizens.errors?.[0]?.extensions).toEqual(refused);
  });

  test('the leave also by whoever decided on it, who sees nothing else of the person', async () => {
    const { data } = await ask(
      viewers.citizen(superior),
      leave.replace('status', 'status civilServant { rank }'),
    );
    expect(data).toEqual({
      leaveRequest: expect.objectContaining({ status: 'APPROVED', civilServant: null }),
    });
    const { errors } = await ask(viewers.citizen(superior), servant);
    expect(errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND', argument: 'nip' });
  });
});

describe('how many of a family are in service is told', () => {
  const by = async (viewer: Viewer, residentIds: readonly string[] | null) => {
    const card = { number: '9801010501150007', residentIds };
    const { data } = await subgraph
      .as(viewer)
      .entities<{ activeCivilServants: number | null }>('FamilyCard', [card], 'activeCivilServants number');
    return data._entities[0]?.activeCivilServants;
  };

  test('to everybody on the card, a guardian of one, the ministry, and social affairs', async () => {
    for (const viewer of [
      viewers.citizen(budi),
      viewers.citizen(child),
      viewers.citizen(randomUUID(), { wards: [child] }),
      viewers.officer({ agency: '088' }),
      viewers.service('027'),
    ]) {
      expect(await by(viewer, [budi, child])).toBe(1);
    }
  });

  test.each([
    ['a neighbour', viewers.citizen(randomUUID())],
    ['social affairs for something else', viewers.service('027', { purpose: 'STATISTICS' })],
    ...ofNoUse.filter(([, { agency }]) => agency !== '027'),
  ])('not to %s', async (_, viewer) => {
    expect(await by(viewer, [budi, child])).toBeNull();
  });

  test('to no citizen while identity has not told who is on the card', async () => {
    const card = { number: '9801010501150007' };
    const ofCard = (viewer: Viewer) =>
      subgraph.as(viewer).entities('FamilyCard', [card], 'activeCivilServants');
    expect((await ofCard(viewers.citizen(budi))).errors?.[0]?.extensions).toEqual(refused);
    expect((await ofCard(viewers.service('027'))).errors).toBeUndefined();
  });

  test('to social affairs with one statement for their grants, however many the families', async () => {
    const { families } = await testNation();
    const cards = families.map(({ cardNumber: number, members }) => ({
      number,
      residentIds: members.map(({ id }) => id),
    }));
    const before = await subgraph.statements();
    const { errors } = await subgraph
      .as(viewers.service('027'))
      .entities('FamilyCard', cards, 'activeCivilServants');
    expect(errors).toBeUndefined();
    expect((await subgraph.statements()) - before).toBe(2);
  });
});

test('social affairs learn whether a person is in service, and not how', async () => {
  const affairs = subgraph.as(viewers.service('027'));
  const { data, errors } = await affairs.entities(
    'Citizen',
    [{ id: budi }],
    'asnStatus { isAsn active type } civilServant { nip }',
  );
  expect(data._entities).toEqual([
    { asnStatus: { isAsn: true, active: true, type: null }, civilServant: null },
  ]);
  expect(errors?.map(({ path, extensions }) => [path?.slice(2), extensions])).toEqual(
    expect.arrayContaining([
      [['asnStatus', 'type'], refused],
      [['civilServant'], refused],
    ]),
  );
});

test('a person sees the own status, and with it no other’s', async () => {
  const asked = [{ id: child }, { id: budi }];
  const { data } = await subgraph.as(viewers.citizen(budi)).entities('Citizen', asked, 'asnStatus { type }');
  expect(data._entities).toEqual([{ asnStatus: null }, { asnStatus: { type: 'PNS' } }]);
});

test('agencies with their headcounts and the law are open, and name nobody', async () => {
  const { errors } = await ask(
    viewers.anonymous,
    `{ agency(code: "98.01") { name headcount { civilServants pns pppk } } agencies { nodes { code } }
       leaveRules { nodes { kind } } retirementAges { nodes { ageYears } } }`,
  );
  expect(errors).toBeUndefined();
});
