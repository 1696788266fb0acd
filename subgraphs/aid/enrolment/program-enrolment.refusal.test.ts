import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../../shared/testing/test-nation.js';
import door from '../subgraph.js';
import { AidUnderTest, type Arrangement, cashAid, enrolDocument } from '../testing/aid-under-test.js';

let aid: AidUnderTest;
beforeAll(async () => {
  aid = await AidUnderTest.start();
});
afterAll(() => aid.subgraph.stop());

const enrolled = () => aid.subgraph.sql('SELECT count(*) FROM program_enrolment');

test('a civil servant in the family excludes it, as persona P1’s and P6’s', async () => {
  const { P1, P6 } = (await testNation()).personas;
  expect(await aid.enrol({ applicantId: P1.id })).toEqual({
    __typename: 'AidExcludesCivilServants',
    code: 'ASN_EXCLUDED',
    argument: 'input.applicantId',
  });
  expect(await aid.enrol({ applicantId: P6.id })).toMatchObject({ code: 'ASN_EXCLUDED' });
});

test('a family that has the programme is not enrolled again, as persona P2’s', async () => {
  const { P2 } = (await testNation()).personas;
  expect(await aid.enrol({ applicantId: P2.id })).toMatchObject({
    code: 'DUPLICATE_HOUSEHOLD',
    argument: 'input.applicantId',
  });
});

test('nobody applies who is dead, as persona P4, or whom the register does not know', async () => {
  const { P4 } = (await testNation()).personas;
  expect(await aid.enrol({ applicantId: P4.id })).toMatchObject({ code: 'DECEASED' });
  expect(await aid.enrol({ applicantId: randomUUID() })).toMatchObject({ code: 'CITIZEN_NOT_FOUND' });
});

test.each<[string, Arrangement]>([
  ['HEAD_DECEASED', { ofCard: { headLifeStatus: 'DECEASED' } }],
  ['ASN_EXCLUDED', { ofCard: { activeCivilServants: 1 } }],
  ['NOT_LISTED', { listed: false }],
  ['NOT_LISTED', { ofCard: { number: '9801019900000001' } }],
  ['UNDETERMINED', { said: { lifeStatus: 'UNKNOWN' } }],
  ['UNDETERMINED', { said: { familyCard: null } }],
  ['UNDETERMINED', { ofCard: { headLifeStatus: null } }],
  ['UNDETERMINED', { ofCard: { activeCivilServants: null } }],
])('%s: a family of which is said %j is not enrolled, and nothing is written', async (code, arrangement) => {
  const { applicantId } = await aid.arrange(arrangement);
  const before = await enrolled();
  expect(await aid.enrol({ applicantId })).toMatchObject({ code });
  expect(await enrolled()).toEqual(before);
});

test('the newest finding on a family counts', async () => {
  const { applicantId, card } = await aid.arrange();
  await aid.subgraph.sql(`INSERT INTO welfare_record VALUES ($1, 2, 7, false, '2024-01-30')`, [card]);
  expect(await aid.enrol({ applicantId })).toMatchObject({ code: 'NOT_LISTED' });
});

test('while other ministries do not answer, nothing is decided', async () => {
  const alone = await startSubgraph(door);
  const { data } = await alone.query(enrolDocument, {
    input: { ...cashAid, applicantId: randomUUID(), idempotencyKey: randomUUID() },
  });
  expect(data).toMatchObject({ enrolHousehold: { code: 'UNDETERMINED', argument: null } });
  await alone.stop();
});

test.each([
  ['no component', []],
  ['a component of another programme', [{ component: 'FAMILY', persons: 1 }]],
  ['a component named twice', [1, 2].map((persons) => ({ component: 'PRIMARY_SCHOOL', persons }))],
  ['more persons than are paid for', [{ component: 'EARLY_CHILDHOOD', persons: 3 }]],
  ['more persons than a family has', [{ component: 'PRIMARY_SCHOOL', persons: 100 }]],
])('%s is not paid for', async (_, components) => {
  const { applicantId } = await aid.arrange();
  expect(await aid.enrol({ applicantId, components })).toMatchObject({
    code: 'COMPONENT_INVALID',
    argument: 'input.components',
  });
});

test('cash does not go through the insurer, nor insurance through the welfare card', async () => {
  const { applicantId } = await aid.arrange();
  const insurance = { program: 'PBI_JK', components: [{ component: 'INSURED_PERSON', persons: 1 }] };
  const refusal = { code: 'CHANNEL_INVALID', argument: 'input.channel' };
  expect(await aid.enrol({ applicantId, channel: 'INSURER' })).toMatchObject(refusal);
  expect(await aid.enrol({ applicantId, ...insurance })).toMatchObject(refusal);
});

test.each([
  ['applicantId', { applicantId: 'x' }],
  ['program', { program: 'BLT' }],
  ['components[0].persons', { components: [{ component: 'PREGNANCY', persons: 0 }] }],
  ['channel', { channel: 'CASH' }],
  ['decree', { decree: ' ' }],
  ['idempotencyKey', { idempotencyKey: 'x' }],
])('a malformed %s is refused, and nothing is written', async (field, malformed) => {
  const { applicantId } = await aid.arrange();
  const before = await enrolled();
  const { errors = [] } = await aid.subgraph.query(enrolDocument, {
    input: { ...cashAid, applicantId, idempotencyKey: randomUUID(), ...malformed },
  });
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
  expect(await enrolled()).toEqual(before);
});
