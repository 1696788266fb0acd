import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import education from '../subgraph.js';

/** Everybody these tests make up lives, and has the age of any grade. */
const applicantFacts = () => ({
  citizenById: { lifeStatus: 'ALIVE', isOldEnough: true, isTooOld: false },
});

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(education, { facts: { EnrolmentApplicant: applicantFacts } });
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly __typename: string;
  readonly id: string;
  readonly code?: string;
}

type Input = Readonly<Record<string, string | number>>;

const enrolment =
  '... on LearnerEnrolment { id grade classGroup academicYear status gradeKind endedOn school { npsn } learner { nisn } }';
const enrolDocument = `mutation ($input: EnrolLearnerInput!) { enrolLearner(input: $input) { __typename ${enrolment}
  ... on LearnerAlreadyEnrolled { enrolmentId } ... on Failure { code argument } } }`;
const endDocument = `mutation ($input: EndLearnerEnrolmentInput!) { endLearnerEnrolment(input: $input) { __typename ${enrolment}
  ... on LearnerEnrolmentClosed { closedAs: status } ... on Failure { code argument } } }`;

let serial = 9_100_000;

/** A learner whom nobody else knows. */
async function newLearner(door = subgraph): Promise<string> {
  serial += 1;
  const nisn = `014${serial}`;
  await door.sql(
    'INSERT INTO learner (nisn, citizen_id, registered_at) VALUES ($1, gen_random_uuid(), now())',
    [nisn],
  );
  return nisn;
}

const complete = (input: Input): Input => ({
  npsn: '99000001',
  grade: 4,
  classGroup: '4A',
  academicYear: '2023/2024',
  idempotencyKey: randomUUID(),
  ...input,
});

async function enrol(input: Input, door = subgraph): Promise<Outcome> {
  const { data } = await door.query<{ enrolLearner: Outcome }>(enrolDocument, { input: complete(input) });
  return data.enrolLearner;
}

async function end(
  enrolmentId: string,
  ending: string,
  idempotencyKey: string = randomUUID(),
  door = subgraph,
): Promise<Outcome> {
  const { data } = await door.query<{ endLearnerEnrolment: Outcome }>(endDocument, {
    input: { enrolmentId, ending, idempotencyKey },
  });
  return data.endLearnerEnrolment;
}

const countOf = async (nisn: string) =>
  (
    await subgraph.sql('SELECT FROM learner_enrolment JOIN learner USING (citizen_id) WHERE nisn = $1', [
      nisn,
    ])
  ).length;

test('a learner sent twenty times at once is enrolled once', async () => {
  const nisn = await newLearner();
  const input = complete({ nisn });
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => enrol(input)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  const [first] = outcomes;
  expect(first).toMatchObject({
    __typename: 'LearnerEnrolment',
    grade: 4,
    classGroup: '4A',
    academicYear: '2023/2024',
    status: 'ACTIVE',
    gradeKind: 'MIDDLE',
    endedOn: null,
    school: { npsn: '99000001' },
    learner: { nisn },
  });
  expect(await countOf(nisn)).toBe(1);
  expect(await subgraph.sql('SELECT type, detail FROM outbox_event WHERE subject = $1', [first?.id])).toEqual(
    [{ type: 'enrolment.changed', detail: { status: 'ACTIVE' } }],
  );
  expect(await enrol({ ...input, classGroup: '4B' })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test('of many schools that enrol a learner at once, one does, and the others are told of it', async () => {
  const nisn = await newLearner();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => enrol({ nisn })));
  const [done] = outcomes.filter(({ __typename }) => __typename === 'LearnerEnrolment');
  const refused = outcomes.filter(({ code }) => code === 'ALREADY_ENROLLED');
  expect(refused).toHaveLength(7);
  for (const one of refused) {
    expect(one).toMatchObject({ argument: 'input.academicYear', enrolmentId: done?.id });
  }
  expect(await countOf(nisn)).toBe(1);
});

test('the database itself holds one place for a learner and year', async () => {
  const nisn = await newLearner();
  await enrol({ nisn });
  await expect(
    subgraph.sql(
      `INSERT INTO learner_enrolment SELECT gen_random_uuid(), citizen_id, npsn, grade, class_group, academic_year, status, enrolled_at, ended_on
       FROM learner_enrolment JOIN learner USING (citizen_id) WHERE nisn = $1`,
      [nisn],
    ),
  ).rejects.toThrow('learner_enrolment_once_a_year');
});

test.each(['TRANSFERRED', 'DROPPED_OUT'])('who has %s is enrolled again in the same year', async (ending) => {
  const nisn = await newLearner();
  const first = await enrol({ nisn });
  expect(await end(first.id, ending)).toMatchObject({ status: ending, endedOn: '2024-01-31' });
  expect(await enrol({ nisn, npsn: '99987100' })).toMatchObject({ __typename: 'LearnerEnrolment' });
  expect(await countOf(nisn)).toBe(2);
});

test('in June one enrols for the coming year too, which nobody finishes before it begins', async () => {
  const june = await startSubgraph(education, {
    today: '2024-06-01',
    facts: { EnrolmentApplicant: applicantFacts },
  });
  try {
    const nisn = await newLearner(june);
    const thisYear = await enrol({ nisn }, june);
    const { id } = await enrol({ nisn, academicYear: '2024/2025', grade: 5 }, june);
    expect([thisYear.__typename, id]).toEqual(['LearnerEnrolment', expect.any(String)]);
    expect(await end(id, 'COMPLETED', randomUUID(), june)).toMatchObject({
      code: 'ACADEMIC_YEAR_NOT_BEGUN',
      argument: 'input.ending',
    });
    expect(await end(id, 'TRANSFERRED', randomUUID(), june)).toMatchObject({ status: 'TRANSFERRED' });
  } finally {
    await june.stop();
  }
});

test('who completed a year does not attend it again', async () => {
  const nisn = await newLearner();
  const { id } = await enrol({ nisn });
  expect(await end(id, 'COMPLETED')).toMatchObject({ status: 'COMPLETED' });
  expect(await enrol({ nisn })).toMatchObject({ code: 'ALREADY_ENROLLED', enrolmentId: id });
});

test('one graduates from the final grade alone', async () => {
  const inFourth = await enrol({ nisn: await newLearner() });
  expect(await end(inFourth.id, 'GRADUATED')).toMatchObject({
    code: 'NOT_FINAL_GRADE',
    argument: 'input.ending',
  });
  const inSixth = await enrol({ nisn: await newLearner(), grade: 6 });
  expect(inSixth).toMatchObject({ gradeKind: 'FINAL' });
  expect(await end(inSixth.id, 'GRADUATED')).toMatchObject({ status: 'GRADUATED' });
});

test('of many endings at once, one is kept', async () => {
  const { id } = await enrol({ nisn: await newLearner() });
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => end(id, 'DROPPED_OUT')));
  expect(outcomes.filter(({ __typename }) => __typename === 'LearnerEnrolment')).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === 'ENROLMENT_CLOSED')).toHaveLength(7);
  expect(await end(id, 'COMPLETED')).toMatchObject({
    code: 'ENROLMENT_CLOSED',
    argument: 'input.enrolmentId',
    closedAs: 'DROPPED_OUT',
  });
});

test('an ending sent twenty times at once is kept once', async () => {
  const { id } = await enrol({ nisn: await newLearner() });
  const key = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => end(id, 'TRANSFERRED', key)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(
    await subgraph.sql('SELECT detail FROM outbox_event WHERE subject = $1 ORDER BY position', [id]),
  ).toEqual([{ detail: { status: 'ACTIVE' } }, { detail: { status: 'TRANSFERRED' } }]);
  expect(await end(id, 'COMPLETED', key)).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test('an enrolment nobody knows does not end', async () => {
  expect(await end(randomUUID(), 'COMPLETED')).toMatchObject({
    code: 'ENROLMENT_NOT_FOUND',
    argument: 'input.enrolmentId',
  });
});

test.each([
  ['nisn', '1'],
  ['npsn', 'abc'],
  ['grade', 0],
  ['classGroup', 'kelas empat'],
  ['academicYear', '2023/2025'],
  ['idempotencyKey', ''],
])('a malformed %s is refused and writes nothing', async (field, value) => {
  const nisn = await newLearner();
  const { errors = [] } = await subgraph.query(enrolDocument, { input: complete({ nisn, [field]: value }) });
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
  expect(await countOf(nisn)).toBe(0);
});

test.each([
  ['enrolmentId', 'x'],
  ['ending', 'ACTIVE'],
])('a malformed %s of an ending is refused', async (field, value) => {
  const input = {
    enrolmentId: randomUUID(),
    ending: 'COMPLETED',
    idempotencyKey: randomUUID(),
    [field]: value,
  };
  const { errors = [] } = await subgraph.query(endDocument, { input });
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
});
