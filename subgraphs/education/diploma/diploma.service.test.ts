import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import education from '../subgraph.js';

const deceased = randomUUID();
const unknown = randomUUID();
const outOfReach = randomUUID();
const fullName = 'Lulus Contoh';

function holderFacts({ id }: Readonly<Record<string, string>>): unknown {
  if (id === unknown) return { citizenById: null };
  if (id === outOfReach) return {};
  return { citizenById: { lifeStatus: id === deceased ? 'DECEASED' : 'ALIVE', fullName } };
}

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(education, { facts: { DiplomaHolder: holderFacts } });
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly __typename: string;
  readonly number: string;
  readonly code?: string;
}

const document = `mutation ($input: IssueDiplomaInput!) { issueDiploma(input: $input) { __typename
  ... on Diploma { number level issuedOn holder { id } school { npsn } }
  ... on LearnerNotGraduated { status } ... on DiplomaAlreadyIssued { number } ... on Failure { code argument } } }`;

let serial = 9_200_000;

/** An enrolment in the sixth grade of somebody new, or of a learner there is. */
async function enrolmentOf({
  citizenId = randomUUID() as string,
  status = 'GRADUATED',
  year = '2022/2023',
} = {}) {
  serial += 1;
  await subgraph.sql(
    'INSERT INTO learner (nisn, citizen_id, registered_at) VALUES ($1, $2, now()) ON CONFLICT DO NOTHING',
    [`011${serial}`, citizenId],
  );
  const id = randomUUID();
  await subgraph.sql(
    `INSERT INTO learner_enrolment VALUES ($1, $2, '99000001', 6, '6A', $3, $4, '2022-07-01T08:00:00+07:00', $5)`,
    [id, citizenId, year, status, status === 'ACTIVE' ? null : '2023-06-15'],
  );
  return { enrolmentId: id, citizenId };
}

async function issue(enrolmentId: string, idempotencyKey: string = randomUUID()): Promise<Outcome> {
  const { data } = await subgraph.query<{ issueDiploma: Outcome }>(document, {
    input: { enrolmentId, idempotencyKey },
  });
  return data.issueDiploma;
}

async function verify(number: string, name: string): Promise<unknown> {
  const { data } = await subgraph.query<{ verifyDiploma: unknown }>(
    'query ($number: DiplomaNumber!, $name: ShortText!) { verifyDiploma(number: $number, name: $name) { valid } }',
    { number, name },
  );
  return data.verifyDiploma;
}

const countOf = async (citizenId: string) =>
  (await subgraph.sql('SELECT FROM diploma WHERE citizen_id = $1', [citizenId])).length;

test('who graduated has one diploma, whatever is retried, and its name is verified', async () => {
  const { enrolmentId, citizenId } = await enrolmentOf();
  const key = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => issue(enrolmentId, key)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  const [diploma] = outcomes;
  expect(diploma).toEqual({
    __typename: 'Diploma',
    number: expect.stringMatching(/^DN-98\/D-SD\/\d{7}$/),
    level: 'PRIMARY',
    issuedOn: '2024-01-31',
    holder: { id: citizenId },
    school: { npsn: '99000001' },
  });
  expect(await verify(String(diploma?.number), ' LULUS  contoh ')).toEqual({ valid: true });
  expect(await verify(String(diploma?.number), 'Lulus Contohnya')).toEqual({ valid: false });
  expect(
    await subgraph.sql('SELECT type, detail FROM outbox_event WHERE subject = $1', [diploma?.number]),
  ).toEqual([{ type: 'diploma.issued', detail: { level: 'PRIMARY' } }]);
  const another = await enrolmentOf();
  expect(await issue(another.enrolmentId, key)).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test('of many who certify a graduate at once, one does, and the others are told the number', async () => {
  const { enrolmentId, citizenId } = await enrolmentOf();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => issue(enrolmentId)));
  expect(outcomes.filter(({ __typename }) => __typename === 'Diploma')).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === 'DIPLOMA_ALREADY_ISSUED')).toHaveLength(7);
  expect(new Set(outcomes.map(({ number }) => number)).size).toBe(1);
  expect(await countOf(citizenId)).toBe(1);
});

test('a second graduation from a level makes no second diploma of it', async () => {
  const first = await enrolmentOf();
  const { number } = await issue(first.enrolmentId);
  const again = await enrolmentOf({ citizenId: first.citizenId, year: '2021/2022' });
  expect(await issue(again.enrolmentId)).toMatchObject({
    code: 'DIPLOMA_ALREADY_ISSUED',
    argument: 'input.enrolmentId',
    number,
  });
});

test('of many issued at once each has the next number, without a gap', async () => {
  const graduates: Awaited<ReturnType<typeof enrolmentOf>>[] = [];
  while (graduates.length < 10) graduates.push(await enrolmentOf());
  const outcomes = await Promise.all(graduates.map(({ enrolmentId }) => issue(enrolmentId)));
  const serials = outcomes.map(({ number }) => Number(number.slice(-7))).sort((a, b) => a - b);
  const [first = 0] = serials;
  expect(serials).toEqual(serials.map((_, place) => first + place));
});

test.each(['ACTIVE', 'COMPLETED', 'TRANSFERRED', 'DROPPED_OUT'])(
  'nobody whose enrolment is %s has a diploma',
  async (status) => {
    const { enrolmentId, citizenId } = await enrolmentOf({ status });
    expect(await issue(enrolmentId)).toMatchObject({
      code: 'NOT_GRADUATED',
      argument: 'input.enrolmentId',
      status,
    });
    expect(await countOf(citizenId)).toBe(0);
  },
);

test('nothing is certified of an unknown enrolment, of the dead, or of whom nothing can be learned', async () => {
  expect(await issue(randomUUID())).toMatchObject({ code: 'ENROLMENT_NOT_FOUND' });
  const refusalOf = async (citizenId: string) => {
    const { enrolmentId } = await enrolmentOf({ citizenId });
    const { code } = await issue(enrolmentId);
    expect(await countOf(citizenId)).toBe(0);
    return code;
  };
  expect(await refusalOf(deceased)).toBe('DECEASED');
  expect(await refusalOf(unknown)).toBe('CITIZEN_NOT_FOUND');
  expect(await refusalOf(outOfReach)).toBe('UNDETERMINED');
});

test('an unknown number, a wrong name and another’s number are answered alike', async () => {
  const issued = await issue((await enrolmentOf()).enrolmentId);
  const answers = await Promise.all([
    verify('DN-98/D-SD/9999999', fullName),
    verify(issued.number, 'Orang Lain Contoh'),
    verify('DN-98/D-SD/0000001', fullName),
  ]);
  for (const answer of answers) expect(answer).toEqual({ valid: false });
});

test('no name stands in the database', async () => {
  const { number } = await issue((await enrolmentOf()).enrolmentId);
  const [row] = await subgraph.sql<{ text: string }>(
    'SELECT to_jsonb(diploma)::text AS text FROM diploma WHERE number = $1',
    [number],
  );
  expect(row?.text).toContain(number);
  expect(row?.text).not.toMatch(/lulus/i);
});

test.each([
  ['enrolmentId', 'x'],
  ['idempotencyKey', 'x'],
])('a malformed %s is refused', async (field, value) => {
  const input = { enrolmentId: randomUUID(), idempotencyKey: randomUUID(), [field]: value };
  const { errors = [] } = await subgraph.query(document, { input });
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
});
