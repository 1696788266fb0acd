import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { ageOn } from '../../../shared/time/calendar.js';
import education from '../subgraph.js';

const births = new Map<string, string>();
const lifeStatuses = new Map<string, string>();
const unknown = randomUUID();
const outOfReach = randomUUID();

/** What identity would answer of the people these tests make up. */
function applicantFacts({
  id = '',
  minimumAge,
  tooOldAge,
  on = '',
}: Readonly<Record<string, string>>): unknown {
  if (id === unknown) return { citizenById: null };
  if (id === outOfReach) return {};
  const age = ageOn(births.get(id) ?? '', on);
  return {
    citizenById: {
      lifeStatus: lifeStatuses.get(id) ?? 'ALIVE',
      isOldEnough: age >= Number(minimumAge),
      isTooOld: age >= Number(tooOldAge),
    },
  };
}

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(education, { facts: { EnrolmentApplicant: applicantFacts } });
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly __typename: string;
  readonly code?: string;
}

let serial = 9_300_000;

/** A learner whom nobody else knows, nine years old unless born otherwise. */
async function newLearner(citizenId: string = randomUUID(), born = '2014-03-25'): Promise<string> {
  serial += 1;
  const nisn = `014${serial}`;
  births.set(citizenId, born);
  await subgraph.sql('INSERT INTO learner (nisn, citizen_id, registered_at) VALUES ($1, $2, now())', [
    nisn,
    citizenId,
  ]);
  return nisn;
}

async function enrol(input: Readonly<Record<string, string | number>>): Promise<Outcome> {
  const { data } = await subgraph.query<{ enrolLearner: Outcome }>(
    `mutation ($input: EnrolLearnerInput!) { enrolLearner(input: $input) { __typename
      ... on GradeNotOfLevel { level } ... on LearnerAgeOutOfRange { minimumAge maximumAge on }
      ... on Failure { code argument } } }`,
    {
      input: {
        npsn: '99000001',
        grade: 4,
        classGroup: '4A',
        academicYear: '2023/2024',
        idempotencyKey: randomUUID(),
        ...input,
      },
    },
  );
  return data.enrolLearner;
}

const countOf = async (nisn: string) =>
  (
    await subgraph.sql('SELECT FROM learner_enrolment JOIN learner USING (citizen_id) WHERE nisn = $1', [
      nisn,
    ])
  ).length;

test('a learner or school nobody knows is refused', async () => {
  expect(await enrol({ nisn: '0000000000' })).toMatchObject({
    code: 'LEARNER_NOT_FOUND',
    argument: 'input.nisn',
  });
  expect(await enrol({ nisn: await newLearner(), npsn: '00000000' })).toMatchObject({
    code: 'SCHOOL_NOT_FOUND',
    argument: 'input.npsn',
  });
});

test('a primary school has no seventh grade, and a senior secondary school no sixth', async () => {
  const nisn = await newLearner();
  expect(await enrol({ nisn, grade: 7 })).toMatchObject({
    code: 'GRADE_NOT_OF_LEVEL',
    argument: 'input.grade',
    level: 'PRIMARY',
  });
  expect(await enrol({ nisn, grade: 6, npsn: '99980102' })).toMatchObject({
    code: 'GRADE_NOT_OF_LEVEL',
    level: 'SENIOR_SECONDARY',
  });
  expect(await countOf(nisn)).toBe(0);
});

test.each([
  ['six on the first of July', '2017-07-01', 1, 'LearnerEnrolment'],
  ['six a day later', '2017-07-02', 1, 'LearnerAgeOutOfRange'],
  ['twelve on the first of July', '2010-07-02', 1, 'LearnerEnrolment'],
  ['thirteen on the first of July', '2010-07-01', 1, 'LearnerAgeOutOfRange'],
])('somebody who is %s may or may not enter the first grade', async (_age, born, grade, typename) => {
  const nisn = await newLearner(randomUUID(), born);
  const outcome = await enrol({ nisn, grade });
  expect(outcome.__typename).toBe(typename);
  if (typename === 'LearnerAgeOutOfRange') {
    expect(outcome).toMatchObject({
      code: 'AGE_OUT_OF_RANGE',
      argument: 'input.grade',
      minimumAge: 6,
      maximumAge: 12,
      on: '2023-07-01',
    });
  }
});

test.each(['2022/2023', '2024/2025'])('in January one does not enrol for %s', async (academicYear) => {
  expect(await enrol({ nisn: await newLearner(), academicYear })).toMatchObject({
    code: 'ACADEMIC_YEAR_CLOSED',
    argument: 'input.academicYear',
  });
});

test('nobody is enrolled who is dead, unknown, or of whom nothing can be learned', async () => {
  const deceased = randomUUID();
  const missing = randomUUID();
  lifeStatuses.set(deceased, 'DECEASED').set(missing, 'UNKNOWN');
  const refusalOf = async (citizenId: string) => {
    const nisn = await newLearner(citizenId);
    const { code } = await enrol({ nisn });
    expect(await countOf(nisn)).toBe(0);
    return code;
  };
  expect(await refusalOf(deceased)).toBe('DECEASED');
  expect(await refusalOf(missing)).toBe('UNDETERMINED');
  expect(await refusalOf(unknown)).toBe('CITIZEN_NOT_FOUND');
  expect(await refusalOf(outOfReach)).toBe('UNDETERMINED');
});
