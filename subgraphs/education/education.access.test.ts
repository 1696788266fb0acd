import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import { viewers } from '../../shared/testing/viewers.js';
import education from './subgraph.js';

/** All that is lent to a citizen, each field with something of what it leads to. */
const lent = [
  'learner { nisn }',
  'learnerEnrolments { nodes { grade } }',
  'schooling { active }',
  'schooling { level }',
  'schooling { academicYear }',
  'diplomas { nodes { level } }',
];

let subgraph: SubgraphUnderTest;
let ayu: string;
let rizal: string;
let enrolment: string;
beforeAll(async () => {
  const { personas } = await testNation();
  [ayu, rizal] = [personas.P3.id, personas.P5.id];
  subgraph = await startSubgraph(education);
  const [row] = await subgraph.sql<{ id: string }>(
    `SELECT id FROM learner_enrolment WHERE citizen_id = $1 AND status = 'ACTIVE'`,
    [ayu],
  );
  enrolment = row?.id ?? '';
});
afterAll(() => subgraph.stop());

/** Which of the lent fields a viewer gets, each asked for by itself. */
async function seen(viewer: Viewer, id: string): Promise<readonly string[]> {
  const replies = await Promise.all(
    lent.map((selection) => subgraph.as(viewer).entities('Citizen', [{ id }], selection)),
  );
  for (const { errors = [] } of replies)
    for (const { extensions } of errors) expect(extensions).toEqual({ code: 'UNAUTHORIZED_FIELD' });
  return lent.filter((_, place) => !replies[place]?.errors);
}

async function costOf(ask: () => Promise<unknown>): Promise<number> {
  const before = await subgraph.statements();
  await ask();
  return (await subgraph.statements()) - before;
}

const strangers = [
  ['a neighbour', () => viewers.citizen(randomUUID())],
  ['a parent of somebody else', () => viewers.citizen(randomUUID(), { wards: [randomUUID()] })],
  ['an analyst', () => viewers.analyst()],
  ['an agency without a grant', () => viewers.service('060')],
  ['social affairs for another purpose', () => viewers.officer({ agency: '027', purpose: 'RESEARCH' })],
  ['the ministry without a purpose', () => viewers.officer({ agency: '023', purpose: null })],
  ['anybody who has not signed in', () => viewers.anonymous],
] as const;

describe('the schooling of a person is seen', () => {
  test('whole by the person, by a parent, and by the ministry for its work', async () => {
    expect(await seen(viewers.citizen(rizal), rizal)).toEqual(lent);
    expect(await seen(viewers.citizen(randomUUID(), { wards: [ayu] }), ayu)).toEqual(lent);
    expect(await seen(viewers.officer({ agency: '023' }), ayu)).toEqual(lent);
    expect(await seen(viewers.service('023'), ayu)).toEqual(lent);
  });

  test.each(strangers)('not by %s', async (_, viewer) => {
    expect(await seen(viewer(), ayu)).toEqual([]);
    expect(await seen(viewer(), rizal)).toEqual([]);
  });

  test('by social affairs as no more than whether and on which level', async () => {
    expect(await seen(viewers.service('027'), ayu)).toEqual(lent.filter((field) => /^schooling/.test(field)));
  });

  test('by the person alone when others are asked for too, and theirs is not even read', async () => {
    const ask = (ids: readonly string[]) =>
      subgraph.as(viewers.citizen(rizal)).entities(
        'Citizen',
        ids.map((id) => ({ id })),
        'learnerEnrolments(first: 1) { nodes { status } } schooling { active }',
      );
    const { data } = await ask([rizal, ayu]);
    expect(data._entities).toEqual([
      { learnerEnrolments: { nodes: [{ status: 'ACTIVE' }] }, schooling: { active: true } },
      { learnerEnrolments: null, schooling: null },
    ]);
    expect(await costOf(() => ask([ayu]))).toBe(0);
  });
});

describe('a record that is asked for by its key', () => {
  const records = [
    ['learner', () => '{ learner(nisn: "0141234567") { nisn enrolments { nodes { grade } } } }'],
    ['enrolment', () => `{ learnerEnrolment(id: "${enrolment}") { grade learner { nisn } } }`],
  ] as const;
  const unknown = (query: string) =>
    query.replace('0141234567', '0000000000').replace(enrolment, randomUUID());

  test.each(records)('is found by a parent of the %s’s child, and by the ministry', async (_, query) => {
    for (const viewer of [viewers.citizen(rizal, { wards: [ayu] }), viewers.service('023')]) {
      const { data, errors } = await subgraph.as(viewer).query<object>(query());
      expect(errors).toBeUndefined();
      expect(Object.values(data)).toEqual([expect.any(Object)]);
    }
  });

  test.each(records)(
    'A27: looks to a neighbour like one there is not, at the same cost: %s',
    async (_, query) => {
      const neighbour = subgraph.as(viewers.citizen(rizal));
      const reply = await neighbour.query(query());
      expect(reply).toEqual(await neighbour.query(unknown(query())));
      expect(reply.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect(await costOf(() => neighbour.query(query()))).toBe(
        await costOf(() => neighbour.query(unknown(query()))),
      );
    },
  );

  test.each([...strangers, ['social affairs', () => viewers.service('027')] as const])(
    'is not found by %s',
    async (_, viewer) => {
      for (const [, query] of records) {
        const { data, errors } = await subgraph.as(viewer()).query<object>(query());
        expect(Object.values(data)).toEqual([null]);
        expect(errors?.[0]?.extensions.code).toMatch(/NOT_FOUND|UNAUTHORIZED_FIELD/);
      }
    },
  );

  test('tells another agency its opaque id and no field more, however it was come by', async () => {
    const selections = {
      Learner: 'nisn, registeredAt, warnings, citizen { id }, enrolments { nodes { id } }',
      LearnerEnrolment:
        'grade, classGroup, academicYear, status, enrolledAt, endedOn, gradeKind, learner { nisn }, school { npsn }',
      Diploma: 'number, level, issuedOn, holder { id }, school { npsn }',
    };
    const reference = { nisn: '0141234567', id: enrolment, number: 'DN-98/D-SD/0000001' };
    const aid = subgraph.as(viewers.service('027'));
    for (const [type, fields] of Object.entries(selections)) {
      for (const field of fields.split(', ')) {
        const { errors = [] } = await aid.entities(type, [reference], field);
        expect({ type, field, codes: errors.map(({ extensions }) => extensions.code) }).toEqual({
          type,
          field,
          codes: ['UNAUTHORIZED_FIELD'],
        });
      }
    }
    const { data } = await aid.entities('LearnerEnrolment', [{ id: enrolment }], 'id');
    expect(data._entities).toEqual([{ id: enrolment }]);
  });
});

describe('a diploma is verified, yes or no,', () => {
  const query = `{ right: verifyDiploma(number: "DN-98/D-SD/0000001", name: "Rizal Contoh") { valid }
    wrong: verifyDiploma(number: "DN-98/D-SD/0000001", name: "Ayu Contoh") { valid } }`;

  test.each(strangers.slice(0, -1))('for %s', async (_, viewer) => {
    const { data } = await subgraph.as(viewer()).query(query);
    expect(data).toEqual({ right: { valid: true }, wrong: { valid: false } });
  });

  test('and not for anybody who has not signed in', async () => {
    const { data, errors } = await subgraph.as(viewers.anonymous).query(query);
    expect(data).toEqual({ right: null, wrong: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([
      'UNAUTHORIZED_FIELD',
      'UNAUTHORIZED_FIELD',
    ]);
  });
});

test('schools, grades and amounts are open to all', async () => {
  const { data, errors } = await subgraph.as(viewers.anonymous).query(
    `{ school(npsn: "99000001") { level area { code } } schools(first: 1) { nodes { name } }
       gradeRules(first: 1) { nodes { legalBasis } } pipQuote(level: PRIMARY, gradeKind: NEW) { amount } }`,
  );
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ school: { level: 'PRIMARY', area: { code: '98.01' } } });
});

test('what social affairs ask of everybody takes as few statements as of ten', async () => {
  const { people } = await testNation();
  const ask = (ids: readonly { readonly id: string }[]) => async () => {
    const { errors } = await subgraph
      .as(viewers.service('027'))
      .entities('Citizen', ids, 'schooling { active level academicYear }');
    expect(errors).toBeUndefined();
  };
  const everyone = people.map(({ id }) => ({ id }));
  expect(await costOf(ask(everyone))).toBe(await costOf(ask(everyone.slice(0, 10))));
});
