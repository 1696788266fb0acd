import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import education from './subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(education);
});
afterAll(() => subgraph.stop());

async function citizens<Fields>(ids: readonly string[], selection: string) {
  const { data, errors } = await subgraph.entities<Fields>(
    'Citizen',
    ids.map((id) => ({ id })),
    selection,
  );
  expect(errors).toBeUndefined();
  return data._entities;
}

test('persona P3 goes to the fourth grade of her primary school', async () => {
  const { personas } = await testNation();
  const [ayu] = await citizens(
    [personas.P3.id],
    `learner { nisn warnings citizen { id } }
     schooling { active level academicYear }
     learnerEnrolments(first: 1) { nodes { grade gradeKind academicYear status endedOn learner { nisn }
       school { npsn level area { code } } } pageInfo { hasNextPage } }
     diplomas { nodes { number } }`,
  );
  expect(ayu).toEqual({
    learner: { nisn: '0141234567', warnings: [], citizen: { id: personas.P3.id } },
    schooling: { active: true, level: 'PRIMARY', academicYear: '2023/2024' },
    learnerEnrolments: {
      nodes: [
        {
          grade: 4,
          gradeKind: 'MIDDLE',
          academicYear: '2023/2024',
          status: 'ACTIVE',
          endedOn: null,
          learner: { nisn: '0141234567' },
          school: { npsn: '99000001', level: 'PRIMARY', area: { code: '98.01' } },
        },
      ],
      pageInfo: { hasNextPage: true },
    },
    diplomas: { nodes: [] },
  });
});

test('persona P5 goes to a senior school and finished primary school with the first diploma of its series', async () => {
  const { personas } = await testNation();
  const [rizal] = await citizens(
    [personas.P5.id],
    'schooling { active level } diplomas { nodes { number level issuedOn holder { id } school { npsn } } }',
  );
  expect(rizal).toMatchObject({
    schooling: { active: true, level: expect.stringMatching(/^(SENIOR_SECONDARY|VOCATIONAL)$/) },
    diplomas: {
      nodes: [
        { level: 'JUNIOR_SECONDARY', issuedOn: '2022-06-15' },
        {
          number: 'DN-98/D-SD/0000001',
          level: 'PRIMARY',
          issuedOn: '2019-06-15',
          holder: { id: personas.P5.id },
          school: { npsn: '99000001' },
        },
      ],
    },
  });
});

test('a diploma is verified by number and name, and nothing else is told', async () => {
  const { data } = await subgraph.query(
    `{ right: verifyDiploma(number: "DN-98/D-SD/0000001", name: "rizal  contoh") { valid }
       wrong: verifyDiploma(number: "DN-98/D-SD/0000001", name: "Ayu Contoh") { valid }
       unknown: verifyDiploma(number: "DN-98/D-SD/9999999", name: "Rizal Contoh") { valid } }`,
  );
  expect(data).toEqual({ right: { valid: true }, wrong: { valid: false }, unknown: { valid: false } });
});

test('somebody no school knows does not go to school, and that is no fault', async () => {
  const { personas } = await testNation();
  const [stranger, tono] = await citizens(
    [randomUUID(), personas.P4.id],
    'learner { nisn } schooling { active level } learnerEnrolments { nodes { id } } diplomas { nodes { level } }',
  );
  expect(stranger).toEqual({
    learner: null,
    schooling: { active: false, level: null },
    learnerEnrolments: { nodes: [] },
    diplomas: { nodes: [] },
  });
  expect(tono).toMatchObject({ learner: null, schooling: { active: false, level: null } });
});

test('who dropped out does not go to school', async () => {
  const { people } = await testNation();
  const pupil = people.find(({ schoolGrade, persona }) => schoolGrade === 8 && persona === null);
  const schooling = async () => (await citizens([String(pupil?.id)], 'schooling { active level }'))[0];
  expect(await schooling()).toEqual({ schooling: { active: true, level: 'JUNIOR_SECONDARY' } });
  await subgraph.sql(
    `UPDATE learner_enrolment SET status = 'DROPPED_OUT', ended_on = '2024-01-15'
     WHERE citizen_id = $1 AND status = 'ACTIVE'`,
    [pupil?.id],
  );
  expect(await schooling()).toEqual({ schooling: { active: false, level: null } });
});

test('when the academic year is over, its enrolments no longer count', async () => {
  const { personas } = await testNation();
  const later = await startSubgraph(education, { today: '2024-07-01' });
  try {
    const { data } = await later.entities(
      'Citizen',
      [{ id: personas.P3.id }],
      'schooling { active academicYear }',
    );
    expect(data._entities).toEqual([{ schooling: { active: false, academicYear: '2024/2025' } }]);
  } finally {
    await later.stop();
  }
});

/** Calendar, learners, active enrolments, enrolments, schools (in as many as three waves), grades and diplomas. */
const statementsMax = 10;

test('however many citizens are asked for, the statements stay as few', async () => {
  const { people } = await testNation();
  const cost = async (ids: readonly string[]) => {
    const before = await subgraph.statements();
    await citizens(
      ids,
      `learner { nisn enrolments { nodes { id } } } schooling { active level }
       learnerEnrolments { nodes { gradeKind school { name } learner { nisn } } } diplomas { nodes { school { name } } }`,
    );
    return (await subgraph.statements()) - before;
  };
  const everyone = people.map(({ id }) => id);
  expect(await cost(everyone.slice(0, 10))).toBeLessThanOrEqual(statementsMax);
  expect(await cost(everyone)).toBeLessThanOrEqual(statementsMax);
});

test.each([
  ['PRIMARY', 'MIDDLE', '2024-01-31', '450000'],
  ['PRIMARY', 'NEW', '2024-01-31', '225000'],
  ['JUNIOR_SECONDARY', 'MIDDLE', '2024-01-31', '750000'],
  ['JUNIOR_SECONDARY', 'FINAL', '2024-01-31', '375000'],
  ['SENIOR_SECONDARY', 'MIDDLE', '2023-12-31', '1000000'],
  ['SENIOR_SECONDARY', 'FINAL', '2023-12-31', '500000'],
  ['SENIOR_SECONDARY', 'MIDDLE', '2024-01-01', '1800000'],
  ['SENIOR_SECONDARY', 'FINAL', '2024-01-01', '900000'],
  ['VOCATIONAL', 'NEW', '2024-01-01', '900000'],
])('PIP pays a pupil of %s, grade kind %s, on %s: %s rupiah', async (level, gradeKind, on, amount) => {
  const { data } = await subgraph.query(
    `query ($level: SchoolLevel!, $gradeKind: GradeKind!, $on: Date) {
      pipQuote(level: $level, gradeKind: $gradeKind, on: $on) { level gradeKind amount legalBasis } }`,
    { level, gradeKind, on },
  );
  expect(data).toEqual({
    pipQuote: { level, gradeKind, amount, legalBasis: expect.stringContaining('Permendikbud 10/2020') },
  });
});

test('the grades of today tell their ages and the law', async () => {
  const { data } = await subgraph.query<{ gradeRules: { nodes: readonly unknown[] } }>(
    '{ gradeRules { nodes { level grade kind minimumAge maximumAge legalBasis effectiveTo } } }',
  );
  expect(data.gradeRules.nodes).toHaveLength(15);
  expect(data.gradeRules.nodes).toContainEqual({
    level: 'PRIMARY',
    grade: 1,
    kind: 'NEW',
    minimumAge: 6,
    maximumAge: 12,
    legalBasis: expect.stringContaining('default'),
    effectiveTo: null,
  });
});

test('the router joins schools, learners, enrolments and diplomas by their keys', async () => {
  const [enrolment] = await subgraph.sql<{ id: string }>('SELECT id FROM learner_enrolment LIMIT 1');
  const joined = async (type: string, key: object, selection: string) =>
    (await subgraph.entities(type, [{ ...key }], selection)).data._entities[0];
  expect(await joined('School', { npsn: '99000001' }, 'level')).toEqual({ level: 'PRIMARY' });
  expect(await joined('School', { npsn: '00000000' }, 'level')).toBeNull();
  expect(await joined('Learner', { nisn: '0141234567' }, 'nisn')).toEqual({ nisn: '0141234567' });
  expect(await joined('LearnerEnrolment', { id: enrolment?.id }, 'id')).toEqual({ id: enrolment?.id });
  expect(await joined('Diploma', { number: 'DN-98/D-SD/0000001' }, 'level')).toEqual({ level: 'PRIMARY' });
});

test('numbers and diplomas that were given out are out of the process’s reach to change', async () => {
  const rows = await subgraph.sql(
    `SELECT relname, has_table_privilege('education_app', oid, 'UPDATE') AS change, has_table_privilege('education_app', oid, 'DELETE') AS remove
     FROM pg_class WHERE relname IN ('learner', 'diploma') ORDER BY relname`,
  );
  expect(rows).toEqual([
    { relname: 'diploma', change: false, remove: false },
    { relname: 'learner', change: false, remove: false },
  ]);
});

test.each([
  ['{ learner(nisn: "014123456") { nisn } }', 'BAD_USER_INPUT', 'nisn'],
  ['{ learner(nisn: "0000000000") { nisn } }', 'NOT_FOUND', 'nisn'],
  ['{ learnerEnrolment(id: "x") { id } }', 'BAD_USER_INPUT', 'id'],
  [`{ learnerEnrolment(id: "${randomUUID()}") { id } }`, 'NOT_FOUND', 'id'],
  ['{ verifyDiploma(number: "DN-98", name: "x") { valid } }', 'BAD_USER_INPUT', 'number'],
  ['{ verifyDiploma(number: "DN-98/D-SD/0000001", name: " ") { valid } }', 'BAD_USER_INPUT', 'name'],
  ['{ pipQuote(level: PRIMARY, gradeKind: NEW, on: "2022-12-31") { amount } }', 'NOT_FOUND', 'on'],
  ['{ pipQuote(level: PRIMARY, gradeKind: NEW, on: "2024-02-30") { amount } }', 'BAD_USER_INPUT', 'on'],
  ['{ gradeRules(first: 101) { nodes { grade } } }', 'BAD_USER_INPUT', 'first'],
])('%s is refused', async (document, code, argument) => {
  const { errors = [] } = await subgraph.query(document);
  expect(errors[0]?.extensions).toMatchObject({ code, argument });
});
