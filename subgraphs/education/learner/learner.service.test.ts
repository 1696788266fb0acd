import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../../shared/testing/test-nation.js';
import { ageOn } from '../../../shared/time/calendar.js';
import education from '../subgraph.js';

const unknown = randomUUID();
const outOfReach = randomUUID();
/** Whose life is told, and whose birth is not. */
const halfKnown = randomUUID();

async function lifeStatus({ id }: Readonly<Record<string, string>>): Promise<unknown> {
  const { personas } = await testNation();
  if (id === unknown) return { citizenById: null };
  if (id === outOfReach) return {};
  return { citizenById: { lifeStatus: id === personas.P4.id ? 'DECEASED' : 'ALIVE' } };
}

/** Everybody the nation does not know was born on the last day of 2015. */
function bornInYear({ id, lastDay, lastDayBefore }: Readonly<Record<string, string>>): unknown {
  if (id === halfKnown) return {};
  const isBornBy = (day = '') => ageOn('2015-12-31', day) >= 0;
  return { citizenById: { bornThen: isBornBy(lastDay), bornBefore: isBornBy(lastDayBefore) } };
}

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(education, { facts: { LifeStatus: lifeStatus, BornInYear: bornInYear } });
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly __typename: string;
  readonly nisn: string;
  readonly code?: string;
}

const document = `mutation ($input: RegisterLearnerInput!) { registerLearner(input: $input) { __typename
  ... on Learner { nisn warnings registeredAt citizen { id } enrolments { nodes { id } } }
  ... on LearnerAlreadyRegistered { nisn } ... on Failure { code argument } } }`;

let serial = 9_000_000;

/** A number nobody has, of a year of birth. */
function nisnOf(year: '014' | '015' | '016'): string {
  serial += 1;
  return `${year}${serial}`;
}

async function register(input: Readonly<Record<string, string>>): Promise<Outcome> {
  const { data } = await subgraph.query<{ registerLearner: Outcome }>(document, {
    input: { citizenId: randomUUID(), nisn: nisnOf('015'), idempotencyKey: randomUUID(), ...input },
  });
  return data.registerLearner;
}

const countOf = async (citizenId: string) =>
  (await subgraph.sql('SELECT FROM learner WHERE citizen_id = $1', [citizenId])).length;

test('a person becomes a learner once, whatever is retried', async () => {
  const input = { citizenId: randomUUID(), nisn: nisnOf('015'), idempotencyKey: randomUUID() };
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => register(input)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(outcomes[0]).toEqual({
    __typename: 'Learner',
    nisn: input.nisn,
    warnings: [],
    registeredAt: '2024-01-31T05:00:00.000Z',
    citizen: { id: input.citizenId },
    enrolments: { nodes: [] },
  });
  expect(
    await subgraph.sql('SELECT type, detail FROM outbox_event WHERE subject = $1', [input.citizenId]),
  ).toEqual([{ type: 'learner.registered', detail: {} }]);
  expect(await register({ ...input, nisn: nisnOf('015') })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test('of many who register a person at once, one does, and the others are told the number', async () => {
  const citizenId = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => register({ citizenId })));
  expect(outcomes.filter(({ __typename }) => __typename === 'Learner')).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === 'LEARNER_ALREADY_REGISTERED')).toHaveLength(7);
  expect(new Set(outcomes.map(({ nisn }) => nisn)).size).toBe(1);
});

test('of many people who are given a number at once, one has it', async () => {
  const nisn = nisnOf('015');
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => register({ nisn })));
  expect(outcomes.filter(({ __typename }) => __typename === 'Learner')).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === 'NISN_DUPLICATE')).toHaveLength(7);
});

test('persona P3 is a learner already, and nobody else has her number', async () => {
  const { personas } = await testNation();
  expect(await register({ citizenId: personas.P3.id })).toMatchObject({
    code: 'LEARNER_ALREADY_REGISTERED',
    argument: 'input.citizenId',
    nisn: '0141234567',
  });
  expect(await register({ nisn: '0141234567' })).toMatchObject({
    code: 'NISN_DUPLICATE',
    argument: 'input.nisn',
  });
});

test.each([
  ['014', ['NISN_BIRTH_YEAR_DIFFERS']],
  ['015', []],
  ['016', ['NISN_BIRTH_YEAR_DIFFERS']],
] as const)(
  'somebody born in 2015 is registered with a number from %s, with a warning if it differs',
  async (year, warnings) => {
    expect(await register({ nisn: nisnOf(year) })).toMatchObject({ __typename: 'Learner', warnings });
  },
);

test('a year of birth that is not told warns of nothing and hinders nothing', async () => {
  expect(await register({ citizenId: halfKnown, nisn: nisnOf('014') })).toMatchObject({
    __typename: 'Learner',
    warnings: [],
  });
});

test('only the living, whom identity knows, become learners', async () => {
  const { personas } = await testNation();
  expect(await register({ citizenId: personas.P4.id })).toMatchObject({
    code: 'DECEASED',
    argument: 'input.citizenId',
  });
  expect(await register({ citizenId: unknown })).toMatchObject({ code: 'CITIZEN_NOT_FOUND' });
  expect(await register({ citizenId: outOfReach })).toMatchObject({ code: 'UNDETERMINED' });
  expect(await countOf(personas.P4.id)).toBe(0);
});

test.each([
  ['citizenId', 'x'],
  ['nisn', '014123456'],
  ['idempotencyKey', 'x'],
])('a malformed %s is refused and writes nothing', async (field, value) => {
  const citizenId = randomUUID();
  const input = { citizenId, nisn: nisnOf('015'), idempotencyKey: randomUUID(), [field]: value };
  const { errors = [] } = await subgraph.query(document, { input });
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
  expect(await countOf(citizenId)).toBe(0);
});
