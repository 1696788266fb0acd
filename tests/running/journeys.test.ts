import { randomUUID } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import { generatePopulation } from '../../shared/synthetic/generate-population.js';
import { personaIds } from '../../shared/synthetic/personas.js';
import { ageOn } from '../../shared/time/calendar.js';
import { type Asking, ask } from './ask.js';

const { P1: budi, P2: siti, P3: ayu, P4: tono, P5: rizal } = personaIds;

interface Outcome {
  readonly __typename: string;
  readonly code?: string;
  readonly argument?: string;
  readonly [field: string]: unknown;
}

/** Sends one command through the router, as somebody. */
async function command(
  asking: Asking,
  name: string,
  { select = '', ...input }: Readonly<Record<string, unknown>> & { readonly select?: string },
): Promise<Outcome> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await ask<Record<string, Outcome>>(
    `mutation ($input: ${type}!) { outcome: ${name}(input: $input) { __typename ${select} ... on Failure { code argument message } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    asking,
  );
  expect(errors).toBeUndefined();
  return data.outcome ?? { __typename: 'nothing' };
}

const police: Asking = { as: 'officer-060', purpose: 'LICENSING:PUBLIC_TASK' };
const socialAffairs: Asking = { as: 'officer-027', purpose: 'AID_ELIGIBILITY:PUBLIC_TASK' };
const treasury: Asking = { as: 'service-015', purpose: 'STATE_REVENUE:LEGAL_OBLIGATION' };
const bank: Asking = { as: 'service-999', purpose: 'STATE_REVENUE:LEGAL_OBLIGATION' };
const healthMinistry: Asking = { as: 'officer-024', purpose: 'CARE:VITAL_INTEREST' };
const registrar: Asking = { as: 'service-010', purpose: 'POPULATION_ADMINISTRATION:LEGAL_OBLIGATION' };

describe('persona P5 applies for a motorcycle licence', () => {
  test('and is refused on the eve of the seventeenth birthday, by the register’s date of birth', async () => {
    expect(
      await command({ as: 'P5' }, 'applyForLicence', { citizenId: rizal, licenceClass: 'C', kind: 'NEW' }),
    ).toMatchObject({ code: 'UNDER_AGE', argument: 'input.citizenId' });
  });

  test('and is told that the next day is the day', async () => {
    const { data } = await ask(
      `{ eve: licenceEligibility(citizenId: "${rizal}", licenceClass: C) { verdict reasons }
         birthday: licenceEligibility(citizenId: "${rizal}", licenceClass: C, on: "2024-02-01") { verdict reasons } }`,
      {},
      { as: 'P5' },
    );
    expect(data).toEqual({
      eve: { verdict: 'INELIGIBLE', reasons: ['UNDER_AGE'] },
      birthday: { verdict: 'ELIGIBLE', reasons: [] },
    });
  });
});

describe('social aid', () => {
  const enrol = (applicantId: string, program: string, component: string) =>
    command(socialAffairs, 'enrolHousehold', {
      applicantId,
      program,
      components: [{ component, persons: 1 }],
      channel: 'KKS',
      decree: 'SK/1/2024',
    });

  test('persona P1’s family is refused as a civil servant’s, persona P2’s is eligible', async () => {
    const eligibilityOf = async (id: string, as: string) => {
      const { data } = await ask<{ readonly citizenById: unknown }>(
        'query ($id: UUID!) { citizenById(id: $id) { aidEligibility(program: PKH) { verdict reasons alreadyEnrolled } } }',
        { id },
        { as },
      );
      return data.citizenById;
    };
    const refused = {
      verdict: 'INELIGIBLE',
      reasons: expect.arrayContaining(['ASN_EXCLUDED']),
      alreadyEnrolled: false,
    };
    expect(await eligibilityOf(budi, 'P1')).toEqual({ aidEligibility: refused });
    // A parent asks for a child.
    expect(await eligibilityOf(ayu, 'P1')).toEqual({ aidEligibility: refused });
    expect(await eligibilityOf(siti, 'P2')).toEqual({
      aidEligibility: { verdict: 'ELIGIBLE', reasons: [], alreadyEnrolled: true },
    });
  });

  test('the command decides as the question does', async () => {
    expect(await enrol(budi, 'PKH', 'PRIMARY_SCHOOL')).toMatchObject({ code: 'ASN_EXCLUDED' });
    expect(await enrol(siti, 'PKH', 'PREGNANCY')).toMatchObject({ code: 'DUPLICATE_HOUSEHOLD' });
  });
});

test('a bill is made and paid once, whatever is retried', async () => {
  const bill = await command({ as: 'P2' }, 'createBill', {
    payerId: siti,
    tariffCode: 'SIM_C_NEW',
    reference: 'SIM C',
    select: '... on Bill { billingCode total status }',
  });
  expect(bill).toMatchObject({ __typename: 'Bill', status: 'UNPAID' });
  const payment = {
    billingCode: bill.billingCode,
    amount: bill.total,
    channel: 'QRIS',
    ntb: '000000990001',
    idempotencyKey: randomUUID(),
    select: '... on Payment { ntpn amount bill { status } }',
  };
  const paid = await Promise.all(Array.from({ length: 10 }, () => command(bank, 'payBill', payment)));
  expect(new Set(paid.map(({ ntpn }) => ntpn)).size).toBe(1);
  expect(paid[0]).toMatchObject({ amount: bill.total, bill: { status: 'PAID' } });
  expect(
    await command(bank, 'payBill', { ...payment, ntb: '000000990002', idempotencyKey: randomUUID() }),
  ).toMatchObject({ code: 'BILL_ALREADY_PAID' });
});

describe('the dead are served nowhere', () => {
  const attempts: Readonly<Record<string, () => Promise<Outcome>>> = {
    'a licence': () =>
      command(police, 'applyForLicence', { citizenId: tono, licenceClass: 'A', kind: 'NEW' }),
    'a bill': () =>
      command(treasury, 'createBill', { payerId: tono, tariffCode: 'SIM_A_NEW', reference: 'SIM A' }),
    care: () => command(healthMinistry, 'registerPatient', { citizenId: tono }),
    aid: () =>
      command(socialAffairs, 'enrolHousehold', {
        applicantId: tono,
        program: 'SEMBAKO',
        components: [{ component: 'FAMILY', persons: 1 }],
        channel: 'POST',
        decree: 'SK/2/2024',
      }),
  };

  test.each(Object.keys(attempts))('%s', async (service) => {
    expect(await attempts[service]?.()).toMatchObject({ code: 'DECEASED' });
  });
});

test('a death that is registered is known to every ministry at once', async () => {
  const { people } = await generatePopulation(inject('nation').population);
  // Nobody whom another test of this nation asks as: they are personas, heads of families, and younger.
  const mortal = people.findLast(
    ({ persona, deceasedOn, role, birthDate }) =>
      persona === null && deceasedOn === null && role !== 'HEAD' && ageOn(birthDate, '2024-01-30') > 60,
  );
  const citizenId = mortal?.id;
  expect(
    await command(registrar, 'registerDeath', {
      citizenId,
      diedOn: '2024-01-30',
      certificateNumber: `98-KM-${randomUUID()}`,
      select: '... on VitalEvent { kind late }',
    }),
  ).toMatchObject({ kind: 'DEATH', late: false });
  expect(
    await command(police, 'applyForLicence', { citizenId, licenceClass: 'A', kind: 'NEW' }),
  ).toMatchObject({ code: 'DECEASED' });
});
