import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { personaIds } from '../../shared/synthetic/personas.js';
import { ask } from './ask.js';

const { P1: budi, P2: siti, P3: ayu, P4: tono, P5: rizal } = personaIds;

interface Outcome {
  readonly __typename: string;
  readonly code?: string;
  readonly argument?: string;
  readonly [field: string]: unknown;
}

/** Sends one command through the router. */
async function command(
  name: string,
  input: Readonly<Record<string, unknown>>,
  selection: string,
): Promise<Outcome> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await ask<Record<string, Outcome>>(
    `mutation ($input: ${type}!) { outcome: ${name}(input: $input) { __typename ${selection} ... on Failure { code argument message } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
  );
  expect(errors).toBeUndefined();
  return data.outcome ?? { __typename: 'nothing' };
}

describe('persona P5 applies for a motorcycle licence', () => {
  test('and is refused on the eve of the seventeenth birthday, by the register’s date of birth', async () => {
    expect(
      await command('applyForLicence', { citizenId: rizal, licenceClass: 'C', kind: 'NEW' }, ''),
    ).toMatchObject({ code: 'UNDER_AGE', argument: 'input.citizenId' });
  });

  test('and is told that the next day is the day', async () => {
    const { data } = await ask(
      `{ eve: licenceEligibility(citizenId: "${rizal}", licenceClass: C) { verdict reasons }
         birthday: licenceEligibility(citizenId: "${rizal}", licenceClass: C, on: "2024-02-01") { verdict reasons } }`,
    );
    expect(data).toEqual({
      eve: { verdict: 'INELIGIBLE', reasons: ['UNDER_AGE'] },
      birthday: { verdict: 'ELIGIBLE', reasons: [] },
    });
  });
});

describe('social aid', () => {
  const enrol = (applicantId: string, program: string, component: string) =>
    command(
      'enrolHousehold',
      {
        applicantId,
        program,
        components: [{ component, persons: 1 }],
        channel: 'KKS',
        decree: 'SK/1/2024',
      },
      '',
    );

  test('persona P1’s family is refused as a civil servant’s, persona P2’s is eligible', async () => {
    const { data } = await ask(
      `query ($budi: UUID!, $siti: UUID!, $ayu: UUID!) {
        budi: citizenById(id: $budi) { aidEligibility(program: PKH) { verdict reasons } }
        ayu: citizenById(id: $ayu) { aidEligibility(program: PKH) { verdict reasons } }
        siti: citizenById(id: $siti) { aidEligibility(program: PKH) { verdict reasons alreadyEnrolled } } }`,
      { budi, siti, ayu },
    );
    expect(data).toEqual({
      budi: { aidEligibility: { verdict: 'INELIGIBLE', reasons: expect.arrayContaining(['ASN_EXCLUDED']) } },
      ayu: { aidEligibility: { verdict: 'INELIGIBLE', reasons: expect.arrayContaining(['ASN_EXCLUDED']) } },
      siti: { aidEligibility: { verdict: 'ELIGIBLE', reasons: [], alreadyEnrolled: true } },
    });
  });

  test('the command decides as the question does', async () => {
    expect(await enrol(budi, 'PKH', 'PRIMARY_SCHOOL')).toMatchObject({ code: 'ASN_EXCLUDED' });
    expect(await enrol(siti, 'PKH', 'PREGNANCY')).toMatchObject({ code: 'DUPLICATE_HOUSEHOLD' });
  });
});

test('a bill is made and paid once, whatever is retried', async () => {
  const bill = await command(
    'createBill',
    { payerId: siti, tariffCode: 'SIM_C_NEW', reference: 'SIM C' },
    '... on Bill { billingCode total status }',
  );
  expect(bill).toMatchObject({ __typename: 'Bill', status: 'UNPAID' });
  const payment = {
    billingCode: bill.billingCode,
    amount: bill.total,
    channel: 'QRIS',
    ntb: '000000990001',
    idempotencyKey: randomUUID(),
  };
  const select = '... on Payment { ntpn amount bill { status } }';
  const paid = await Promise.all(Array.from({ length: 10 }, () => command('payBill', payment, select)));
  expect(new Set(paid.map(({ ntpn }) => ntpn)).size).toBe(1);
  expect(paid[0]).toMatchObject({ amount: bill.total, bill: { status: 'PAID' } });
  expect(
    await command('payBill', { ...payment, ntb: '000000990002', idempotencyKey: randomUUID() }, select),
  ).toMatchObject({ code: 'BILL_ALREADY_PAID' });
});

describe('the dead are served nowhere', () => {
  const attempts: Readonly<Record<string, () => Promise<Outcome>>> = {
    'a licence': () => command('applyForLicence', { citizenId: tono, licenceClass: 'A', kind: 'NEW' }, ''),
    'a bill': () => command('createBill', { payerId: tono, tariffCode: 'SIM_A_NEW', reference: 'SIM A' }, ''),
    care: () => command('registerPatient', { citizenId: tono }, ''),
    aid: () =>
      command(
        'enrolHousehold',
        {
          applicantId: tono,
          program: 'SEMBAKO',
          components: [{ component: 'FAMILY', persons: 1 }],
          channel: 'POST',
          decree: 'SK/2/2024',
        },
        '',
      ),
  };

  test.each(Object.keys(attempts))('%s', async (service) => {
    expect(await attempts[service]?.()).toMatchObject({ code: 'DECEASED' });
  });
});

test('a death that is registered is known to every ministry at once', async () => {
  const { data } = await ask<{ familyCard: { head: { id: string } } }>(
    `{ familyCard(number: "9871013011160006") { head { id } } }`,
  );
  const citizenId = data.familyCard.head.id;
  expect(
    await command(
      'registerDeath',
      { citizenId, diedOn: '2024-01-30', certificateNumber: `98-KM-${randomUUID()}` },
      '... on VitalEvent { kind late }',
    ),
  ).toMatchObject({ kind: 'DEATH', late: false });
  expect(await command('applyForLicence', { citizenId, licenceClass: 'A', kind: 'NEW' }, '')).toMatchObject({
    code: 'DECEASED',
  });
});
