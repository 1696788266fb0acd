import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AidUnderTest, foodAid } from '../testing/aid-under-test.js';

let aid: AidUnderTest;
beforeAll(async () => {
  aid = await AidUnderTest.start();
});
afterAll(() => aid.subgraph.stop());

test('a family is enrolled from the day on, with a number of the programme, the year and the province', async () => {
  const { applicantId, card } = await aid.arrange();
  const enrolment = await aid.enrol({ applicantId });
  expect(enrolment).toEqual({
    __typename: 'ProgramEnrolment',
    id: expect.any(String),
    number: expect.stringMatching(/^PKH-2024-98-\d{7}$/),
    program: 'PKH',
    channel: 'KKS',
    status: 'ACTIVE',
    startedOn: '2024-01-31',
    endedOn: null,
    decree: 'SK 1/HUK/2024',
    applicant: { id: applicantId },
    household: { familyCardNumber: card },
    components: [
      { component: 'PREGNANCY', persons: 1 },
      { component: 'PRIMARY_SCHOOL', persons: 2 },
    ],
    expectedBenefit: { yearly: '4800000' },
  });
  expect(await aid.eventsOf(enrolment.id)).toEqual([
    { type: 'benefit.approved', detail: { program: 'PKH' } },
  ]);
});

test('twenty sendings of one key make one enrolment and tell of it once', async () => {
  const { applicantId } = await aid.arrange();
  const input = { applicantId, idempotencyKey: randomUUID() };
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => aid.enrol(input)));
  const [enrolment] = outcomes;
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(await aid.eventsOf(enrolment?.id ?? '')).toHaveLength(1);
  expect(await aid.enrol({ ...input, decree: 'SK 2/HUK/2024' })).toMatchObject({
    code: 'IDEMPOTENCY_CONFLICT',
    argument: 'input.idempotencyKey',
  });
});

test('of commands that race for one family, through whichever member, one enrols it', async () => {
  const { applicantId, card } = await aid.arrange();
  const { applicantId: spouseId } = await aid.arrange({ ofCard: { number: card } });
  const racing = Array.from({ length: 8 }, (_, place) => (place % 2 ? applicantId : spouseId));
  const outcomes = await Promise.all(racing.map((member) => aid.enrol({ applicantId: member })));
  expect(outcomes.filter(({ code }) => code === 'DUPLICATE_HOUSEHOLD')).toHaveLength(7);
  expect(outcomes.filter(({ code }) => code === undefined)).toHaveLength(1);
  expect(await aid.enrol({ applicantId, ...foodAid })).toMatchObject({ program: 'SEMBAKO' });
});

test('families enrolled at once have numbers without a gap', async () => {
  const families = await Promise.all(Array.from({ length: 6 }, () => aid.arrange()));
  const outcomes = await Promise.all(families.map(({ applicantId }) => aid.enrol({ applicantId })));
  const serials = outcomes.map(({ number }) => Number(number.slice(-7))).sort((a, b) => a - b);
  const [first = 0] = serials;
  expect(serials).toEqual(Array.from({ length: 6 }, (_, place) => first + place));
});

test('the health insurance of everybody in a family is paid to the insurer', async () => {
  const { applicantId } = await aid.arrange();
  const insurance = { program: 'PBI_JK', components: [{ component: 'INSURED_PERSON', persons: 6 }] };
  expect(await aid.enrol({ applicantId, ...insurance, channel: 'INSURER' })).toMatchObject({
    number: expect.stringMatching(/^PBI_JK-2024-98-\d{7}$/),
    expectedBenefit: { yearly: '3024000' },
  });
});

test('since 5 February 2025 the decile counts, and not the list', async () => {
  const later = await AidUnderTest.start('2025-02-05');
  const unlisted = await later.arrange({ decile: 4, listed: false });
  const { applicantId } = await later.arrange({ decile: 5 });
  expect(await later.enrol({ applicantId: unlisted.applicantId })).toMatchObject({
    number: expect.stringMatching(/^PKH-2025-98-/),
  });
  expect(await later.enrol({ applicantId })).toMatchObject({
    code: 'DECILE_TOO_HIGH',
    argument: 'input.applicantId',
  });
  expect(await later.enrol({ applicantId, ...foodAid })).toMatchObject({ program: 'SEMBAKO' });
  await later.subgraph.stop();
});

test('an enrolment ends once, whatever is retried, and the family may come back', async () => {
  const { applicantId } = await aid.arrange();
  const { id } = await aid.enrol({ applicantId });
  const key = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => aid.end(id, 'WITHDRAWN', key)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(outcomes[0]).toMatchObject({
    id,
    status: 'ENDED',
    endedOn: '2024-01-31',
    endReason: 'WITHDRAWN',
  });
  expect(await aid.end(id, 'GRADUATED', key)).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
  expect(await aid.eventsOf(id)).toEqual([
    { type: 'benefit.approved', detail: { program: 'PKH' } },
    { type: 'benefit.stopped', detail: { program: 'PKH', reason: 'WITHDRAWN' } },
  ]);
  expect(await aid.enrol({ applicantId })).toMatchObject({ __typename: 'ProgramEnrolment' });
});

test('of those who end an enrolment at once, one does', async () => {
  const { id } = await aid.enrol({ applicantId: (await aid.arrange()).applicantId });
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => aid.end(id)));
  const refused = outcomes.filter(({ code }) => code === 'PROGRAM_ENROLMENT_ENDED');
  expect(refused).toHaveLength(5);
  expect(refused[0]).toMatchObject({ argument: 'input.enrolmentId' });
});

test('a suspended enrolment may end, and one that nobody knows cannot', async () => {
  const { id } = await aid.enrol({ applicantId: (await aid.arrange()).applicantId });
  await aid.subgraph.sql(`UPDATE program_enrolment SET status = 'SUSPENDED' WHERE id = $1`, [id]);
  expect(await aid.end(id, 'INELIGIBLE')).toMatchObject({ status: 'ENDED', endReason: 'INELIGIBLE' });
  expect(await aid.end(randomUUID())).toMatchObject({ code: 'PROGRAM_ENROLMENT_NOT_FOUND' });
});
