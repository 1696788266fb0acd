import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../../shared/testing/test-nation.js';
import identity from '../subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(identity);
});
afterAll(() => subgraph.stop());

const personaOf = async (key: 'P1' | 'P2' | 'P4' | 'P5' | 'P6') => (await testNation()).personas[key];

interface Outcome {
  readonly __typename: string;
  readonly id?: string;
  readonly code?: string;
  readonly argument?: string;
  readonly late?: boolean;
}

async function registerDeath(input: Readonly<Record<string, string>>): Promise<Outcome> {
  const { data } = await subgraph.query<{ registerDeath: Outcome }>(
    `mutation ($input: RegisterDeathInput!) { registerDeath(input: $input) {
      __typename ... on VitalEvent { id late citizen { lifeStatus deceasedOn } } ... on Failure { code argument } } }`,
    {
      input: {
        diedOn: '2024-01-20',
        certificateNumber: randomUUID(),
        idempotencyKey: randomUUID(),
        ...input,
      },
    },
  );
  return data.registerDeath;
}

const eventsOf = (id: string) =>
  subgraph.sql('SELECT type, detail FROM outbox_event WHERE subject = $1', [id]);

test('a death closes the record, is told once, and is registered once whatever is retried', async () => {
  const { id } = await personaOf('P6');
  const input = { citizenId: id, certificateNumber: 'AM-98-1', idempotencyKey: randomUUID() };
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => registerDeath(input)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(outcomes[0]).toMatchObject({
    __typename: 'VitalEvent',
    late: false,
    citizen: { lifeStatus: 'DECEASED', deceasedOn: '2024-01-20' },
  });
  expect(await eventsOf(id)).toEqual([{ type: 'citizen.deceased', detail: { deceasedOn: '2024-01-20' } }]);
  await expect(subgraph.sql('UPDATE citizen SET full_name = $2 WHERE id = $1', [id, 'X'])).rejects.toThrow(
    'closes the record',
  );
});

test('a key sent again for another request is a conflict', async () => {
  const { id } = await personaOf('P5');
  const idempotencyKey = randomUUID();
  expect(await registerDeath({ citizenId: id, idempotencyKey })).toMatchObject({ __typename: 'VitalEvent' });
  expect(await registerDeath({ citizenId: id, idempotencyKey, diedOn: '2024-01-21' })).toMatchObject({
    code: 'IDEMPOTENCY_CONFLICT',
  });
});

test('a death after the legal deadline is registered, and said to be late', async () => {
  const { people } = await testNation();
  const child = people.find(
    ({ role, deceasedOn, birthDate }) => role === 'CHILD' && deceasedOn === null && birthDate < '2020-01-01',
  );
  const outcome = await registerDeath({ citizenId: child?.id ?? '', diedOn: '2023-12-31' });
  expect(outcome).toMatchObject({ __typename: 'VitalEvent', late: true });
});

test('the family of a head who dies needs a living member as its new head', async () => {
  const head = await personaOf('P2');
  const [, spouse] = head.family.members;
  const outsider = await personaOf('P1');
  expect(await registerDeath({ citizenId: head.id })).toMatchObject({
    code: 'KK_HEAD_REQUIRED',
    argument: 'input.newHeadId',
  });
  expect(await registerDeath({ citizenId: head.id, newHeadId: outsider.id })).toMatchObject({
    code: 'KK_HEAD_REQUIRED',
  });
  expect(await eventsOf(head.id)).toEqual([]);
  expect(await registerDeath({ citizenId: head.id, newHeadId: spouse?.id ?? '' })).toMatchObject({
    __typename: 'VitalEvent',
  });
  expect(
    await subgraph.sql(`SELECT id FROM citizen WHERE family_card_number = $1 AND family_role = 'HEAD'`, [
      head.family.cardNumber,
    ]),
  ).toEqual([{ id: spouse?.id }]);
});

test('the dead do not die again', async () => {
  const { id } = await personaOf('P4');
  expect(await registerDeath({ citizenId: id })).toMatchObject({
    code: 'ALREADY_DECEASED',
    argument: 'input.citizenId',
  });
});

test('nobody unknown dies', async () => {
  expect(await registerDeath({ citizenId: randomUUID() })).toMatchObject({ code: 'CITIZEN_NOT_FOUND' });
});

test('a death lies between birth and today', async () => {
  const { id } = await personaOf('P1');
  expect(await registerDeath({ citizenId: id, diedOn: '2024-02-01' })).toMatchObject({
    code: 'BIODATA_MISMATCH',
  });
  expect(await registerDeath({ citizenId: id, diedOn: '1990-08-16' })).toMatchObject({
    code: 'BIODATA_MISMATCH',
  });
});

test('a certificate number is used once', async () => {
  const { people } = await testNation();
  const [one, other] = people.filter(
    ({ role, deceasedOn, persona, birthDate }) =>
      role === 'CHILD' && !deceasedOn && !persona && birthDate > '2020-01-01' && birthDate < '2024-01-01',
  );
  expect(await registerDeath({ citizenId: one?.id ?? '', certificateNumber: 'AM-98-2' })).toMatchObject({
    __typename: 'VitalEvent',
  });
  expect(await registerDeath({ citizenId: other?.id ?? '', certificateNumber: 'AM-98-2' })).toMatchObject({
    code: 'CERTIFICATE_NUMBER_TAKEN',
  });
});
