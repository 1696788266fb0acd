import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../../shared/testing/test-nation.js';
import { ageOn } from '../../../shared/time/calendar.js';
import permits from '../subgraph.js';

const unknown = randomUUID();
const eve = '2024-01-31';
const birthday = '2024-02-01';

/** What identity would answer: from the same people, on the asked day. */
async function applicantFacts({ id, age, on }: Readonly<Record<string, string>>): Promise<unknown> {
  const { people } = await testNation();
  const person = people.find((one) => one.id === id);
  if (id === unknown) return { citizenById: null };
  return {
    citizenById: {
      lifeStatus: person?.deceasedOn ? 'DECEASED' : 'ALIVE',
      isAtLeast: person ? ageOn(person.birthDate, on ?? eve) >= Number(age) : true,
    },
  };
}

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(permits, { facts: { LicenceApplicant: applicantFacts } });
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly __typename: string;
  readonly id: string;
  readonly code?: string;
}

async function apply(input: Readonly<Record<string, string>>, door = subgraph): Promise<Outcome> {
  const { data } = await door.query<{ applyForLicence: Outcome }>(
    `mutation ($input: ApplyForLicenceInput!) { applyForLicence(input: $input) { __typename
      ... on LicenceApplication { id licenceClass kind status applicant { id } }
      ... on LicenceApplicantUnderAge { minimumAge } ... on LicenceRenewalTooLate { expiredOn }
      ... on LicencePrerequisiteMissing { anyOf months } ... on LicenceKindWrong { expected }
      ... on Failure { code argument } } }`,
    { input: { licenceClass: 'C', kind: 'NEW', idempotencyKey: randomUUID(), ...input } },
  );
  return data.applyForLicence;
}

async function withdraw(applicationId: string, idempotencyKey: string = randomUUID()): Promise<Outcome> {
  const { data } = await subgraph.query<{ withdrawLicenceApplication: Outcome }>(
    `mutation ($input: WithdrawLicenceApplicationInput!) { withdrawLicenceApplication(input: $input) { __typename
      ... on LicenceApplication { id status } ... on Failure { code argument } } }`,
    { input: { applicationId, idempotencyKey } },
  );
  return data.withdrawLicenceApplication;
}

let serial = 0;

/** Somebody grown up whom the nation does not know, with one licence. */
async function holderOf(licence: {
  readonly licenceClass: string;
  readonly heldSince?: string;
  readonly expiresOn?: string;
  readonly revokedOn?: string;
}): Promise<string> {
  const holderId = randomUUID();
  serial += 1;
  await subgraph.sql(
    `INSERT INTO driving_licence (number, holder_id, licence_class, held_since, issued_on, expires_on, revoked_on, issuing_unit_code)
     VALUES ($1, $2, $3, $4, '2023-06-01', $5, $6, 'MABES')`,
    [
      `7700000000${String(serial).padStart(4, '0')}`,
      holderId,
      licence.licenceClass,
      licence.heldSince ?? '2023-01-31',
      licence.expiresOn ?? '2028-01-31',
      licence.revokedOn ?? null,
    ],
  );
  return holderId;
}

describe('the age counts on the day of application', () => {
  test('persona P5 is refused on the eve of the seventeenth birthday', async () => {
    const { P5 } = (await testNation()).personas;
    expect(await apply({ citizenId: P5.id })).toMatchObject({
      code: 'UNDER_AGE',
      argument: 'input.citizenId',
      minimumAge: 17,
    });
    expect(await subgraph.sql('SELECT 1 FROM licence_application WHERE applicant_id = $1', [P5.id])).toEqual(
      [],
    );
  });

  test('and accepted on the birthday', async () => {
    const { P5 } = (await testNation()).personas;
    const tomorrow = await startSubgraph(permits, {
      today: birthday,
      facts: { LicenceApplicant: applicantFacts },
    });
    expect(await apply({ citizenId: P5.id }, tomorrow)).toMatchObject({
      __typename: 'LicenceApplication',
      status: 'SUBMITTED',
      applicant: { id: P5.id },
    });
    await tomorrow.stop();
  });

  test('eligibility says the same, with the law it follows', async () => {
    const { P5 } = (await testNation()).personas;
    const { data } = await subgraph.query(
      `query ($id: UUID!) {
        eve: licenceEligibility(citizenId: $id, licenceClass: C) { verdict reasons rule { minimumAge legalBasis } }
        birthday: licenceEligibility(citizenId: $id, licenceClass: C, on: "${birthday}") { verdict reasons } }`,
      { id: P5.id },
    );
    expect(data).toMatchObject({
      eve: {
        verdict: 'INELIGIBLE',
        reasons: ['UNDER_AGE'],
        rule: { minimumAge: 17, legalBasis: 'Perpol 5/2021 Ps. 8' },
      },
      birthday: { verdict: 'ELIGIBLE', reasons: [] },
    });
  });
});

test('twenty sendings of one key make one application and tell of it once', async () => {
  const input = { citizenId: randomUUID(), idempotencyKey: randomUUID() };
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => apply(input)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(await subgraph.sql('SELECT type FROM outbox_event WHERE subject = $1', [outcomes[0]?.id])).toEqual([
    { type: 'licence.applied' },
  ]);
  expect(await apply({ ...input, licenceClass: 'A' })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test('of applications that race for one class, one is taken', async () => {
  const citizenId = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => apply({ citizenId })));
  expect(outcomes.filter(({ code }) => code === 'APPLICATION_PENDING')).toHaveLength(5);
  expect(await apply({ citizenId, licenceClass: 'A' })).toMatchObject({ __typename: 'LicenceApplication' });
});

test('C I asks for twelve months of C, and eleven are refused', async () => {
  const upgrade = { licenceClass: 'CI', kind: 'UPGRADE' };
  const ready = await holderOf({ licenceClass: 'C', heldSince: '2023-01-31' });
  const early = await holderOf({ licenceClass: 'C', heldSince: '2023-02-28' });
  expect(await apply({ citizenId: ready, ...upgrade })).toMatchObject({ __typename: 'LicenceApplication' });
  expect(await apply({ citizenId: early, ...upgrade })).toMatchObject({
    code: 'PREREQUISITE_MISSING',
    anyOf: ['C'],
    months: 12,
  });
});

test('a class with a class before it is an upgrade, any other is new', async () => {
  expect(await apply({ citizenId: randomUUID(), licenceClass: 'CI' })).toMatchObject({
    code: 'APPLICATION_KIND_WRONG',
    expected: 'UPGRADE',
  });
  expect(await apply({ citizenId: randomUUID(), kind: 'UPGRADE' })).toMatchObject({ expected: 'NEW' });
});

test('a licence is renewed until the day before it expires', async () => {
  const renewal = { licenceClass: 'A', kind: 'RENEWAL' };
  const timely = await holderOf({ licenceClass: 'A', expiresOn: '2024-02-01' });
  const late = await holderOf({ licenceClass: 'A', expiresOn: '2024-01-31' });
  expect(await apply({ citizenId: timely, ...renewal })).toMatchObject({ __typename: 'LicenceApplication' });
  expect(await apply({ citizenId: late, ...renewal })).toMatchObject({
    code: 'RENEWAL_TOO_LATE',
    expiredOn: '2024-01-31',
  });
  expect(await apply({ citizenId: late, licenceClass: 'A' })).toMatchObject({
    __typename: 'LicenceApplication',
  });
});

test('who holds no licence, or lost it, has none to renew; who holds one needs no other', async () => {
  const renewal = { licenceClass: 'A', kind: 'RENEWAL' };
  const revoked = await holderOf({ licenceClass: 'A', revokedOn: '2024-01-10' });
  const held = await holderOf({ licenceClass: 'A' });
  expect(await apply({ citizenId: randomUUID(), ...renewal })).toMatchObject({ code: 'LICENCE_NOT_HELD' });
  expect(await apply({ citizenId: revoked, ...renewal })).toMatchObject({ code: 'LICENCE_NOT_HELD' });
  expect(await apply({ citizenId: held, licenceClass: 'A' })).toMatchObject({ code: 'LICENCE_ALREADY_HELD' });
});

test('the dead and the unknown get no licence', async () => {
  const { P4 } = (await testNation()).personas;
  expect(await apply({ citizenId: P4.id })).toMatchObject({ code: 'DECEASED' });
  expect(await apply({ citizenId: unknown })).toMatchObject({ code: 'CITIZEN_NOT_FOUND' });
  const { errors } = await subgraph.query(
    `{ licenceEligibility(citizenId: "${unknown}", licenceClass: A) { verdict } }`,
  );
  expect(errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND', argument: 'citizenId' });
});

test('while identity does not answer nothing is decided', async () => {
  const alone = await startSubgraph(permits);
  const citizenId = randomUUID();
  expect(await apply({ citizenId }, alone)).toMatchObject({ code: 'UNDETERMINED' });
  const { data } = await alone.query(
    `{ licenceEligibility(citizenId: "${citizenId}", licenceClass: A) { verdict reasons } }`,
  );
  expect(data).toEqual({ licenceEligibility: { verdict: 'UNDETERMINED', reasons: ['FACT_MISSING'] } });
  await alone.stop();
});

test('an application is withdrawn until it is paid, and the next may follow', async () => {
  const citizenId = randomUUID();
  const { id } = await apply({ citizenId });
  const idempotencyKey = randomUUID();
  expect(await withdraw(id, idempotencyKey)).toMatchObject({ status: 'WITHDRAWN' });
  expect(await withdraw(id, idempotencyKey)).toMatchObject({ status: 'WITHDRAWN' });
  expect(await withdraw(id)).toMatchObject({ code: 'APPLICATION_CLOSED' });
  const next = await apply({ citizenId });
  await subgraph.sql(`UPDATE licence_application SET status = 'PAID' WHERE id = $1`, [next.id]);
  expect(await withdraw(next.id)).toMatchObject({ code: 'APPLICATION_CLOSED' });
  expect(await withdraw(randomUUID())).toMatchObject({ code: 'APPLICATION_NOT_FOUND' });
});
