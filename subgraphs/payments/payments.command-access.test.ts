import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import { viewers } from '../../shared/testing/viewers.js';
import payments from './subgraph.js';

const scopes = ['payments:bill'];
const collects = { purpose: 'STATE_REVENUE', scopes: ['payments:settle'] };
const unpaid = '899240115000123';

let subgraph: SubgraphUnderTest;
let budi: string;
let child: string;
beforeAll(async () => {
  const { personas } = await testNation();
  [budi, child] = [personas.P1.id, personas.P3.id];
  const facts = { LifeStatus: () => ({ citizenById: { lifeStatus: 'ALIVE' } }) };
  subgraph = await startSubgraph(payments, { facts });
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly __typename: string;
  readonly billingCode: string;
}

const createBill = (viewer: Viewer, payerId: string, idempotencyKey: string = randomUUID()) =>
  subgraph.as(viewer).query<{ createBill: Outcome | null }>(
    `mutation ($input: CreateBillInput!) { createBill(input: $input) { __typename
      ... on Bill { billingCode total expiresAt paid } } }`,
    { input: { payerId, tariffCode: 'SIM_C_NEW', idempotencyKey } },
  );

const cancelBill = (viewer: Viewer, billingCode: string) =>
  subgraph
    .as(viewer)
    .query<{ cancelBill: Outcome | null }>(
      `mutation ($input: CancelBillInput!) { cancelBill(input: $input) { __typename ... on Failure { code } } }`,
      { input: { billingCode, idempotencyKey: randomUUID() } },
    );

const payBill = (viewer: Viewer, billingCode: string, amount = '100000') =>
  subgraph.as(viewer).query<{ payBill: Outcome | null }>(
    `mutation ($input: PayBillInput!) { payBill(input: $input) { __typename
      ... on Payment { ntpn amount channel ntb paidAt bill { billingCode status } } ... on Failure { code } } }`,
    {
      input: { billingCode, amount, channel: 'ATM', ntb: '123456789', idempotencyKey: randomUUID() },
    },
  );

/** Everything a command of this ministry could have written. */
const written = () =>
  subgraph.sql(
    `SELECT (SELECT json_agg(bill ORDER BY billing_code) FROM bill) AS bills, (SELECT count(*) FROM payment) AS payments,
       (SELECT count(*) FROM command_log) AS commands, (SELECT count(*) FROM outbox_event) AS events`,
  );

/** Sends a command as somebody who may not: the field is refused, and nothing is written. */
async function refuses(send: () => ReturnType<typeof subgraph.query>): Promise<void> {
  const before = await written();
  const { data, errors } = await send();
  expect(Object.values(data as object)).toEqual([null]);
  expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHORIZED_FIELD' }]);
  expect(await written()).toEqual(before);
}

async function billOf(payerId: string): Promise<string> {
  return (
    (await createBill(viewers.officer({ agency: '015', scopes }), payerId)).data.createBill?.billingCode ?? ''
  );
}

describe('a bill is made', () => {
  test('by who is to pay it or a guardian, by the ministry, and by the agency whose service it is for', async () => {
    for (const [viewer, payer] of [
      [viewers.citizen(budi, { scopes }), budi],
      [viewers.citizen(budi, { wards: [child], scopes }), child],
      [viewers.officer({ agency: '015', scopes }), child],
      [viewers.service('060', { scopes }), child],
    ] as const) {
      const { data, errors } = await createBill(viewer, payer);
      expect(errors).toBeUndefined();
      expect(data.createBill).toMatchObject({ __typename: 'Bill', total: '100000', paid: false });
    }
  });

  test.each([
    ['a neighbour', () => viewers.citizen(budi, { scopes })],
    ['an app without the scope', () => viewers.citizen(child)],
    ['an agency that was not granted it', () => viewers.service('027', { scopes })],
    ['an agency without the scope', () => viewers.service('060')],
    ['an agency without a purpose', () => viewers.service('060', { scopes, purpose: null })],
    ['an analyst', () => viewers.analyst({ scopes })],
    ['nobody', () => viewers.anonymous],
  ])('not by %s', (_, viewer) => refuses(() => createBill(viewer(), child)));

  test('under a key of one’s own, which tells nothing of another’s bill', async () => {
    const key = randomUUID();
    const first = await createBill(viewers.citizen(budi, { scopes }), budi, key);
    const second = await createBill(viewers.citizen(child, { scopes }), child, key);
    expect(second.data.createBill).toMatchObject({ __typename: 'Bill' });
    expect(second.data.createBill?.billingCode).not.toBe(first.data.createBill?.billingCode);
  });
});

describe('a bill is taken back', () => {
  test('by who is to pay it or a guardian, and by the ministry', async () => {
    for (const viewer of [
      viewers.citizen(child, { scopes }),
      viewers.citizen(budi, { wards: [child], scopes }),
      viewers.officer({ agency: '015', scopes }),
    ]) {
      const { data } = await cancelBill(viewer, await billOf(child));
      expect(data.cancelBill).toEqual({ __typename: 'Bill' });
    }
  });

  test.each([
    ['a neighbour', () => viewers.citizen(child, { scopes })],
    ['an app without the scope', () => viewers.citizen(budi)],
    ['the agency whose service it is for', () => viewers.service('060', { scopes })],
    ['an analyst', () => viewers.analyst({ scopes })],
    ['nobody', () => viewers.anonymous],
  ])('not by %s', (_, viewer) => refuses(() => cancelBill(viewer(), unpaid)));

  test('and a neighbour learns nothing of whether there is one', async () => {
    const neighbour = viewers.citizen(child, { scopes });
    expect(await cancelBill(neighbour, unpaid)).toEqual(await cancelBill(neighbour, '799999999999999'));
  });
});

describe('a payment is recorded', () => {
  test('by who collects for the treasury, who is told its receipt number', async () => {
    const { data, errors } = await payBill(viewers.service('999', collects), await billOf(child));
    expect(errors).toBeUndefined();
    expect(data.payBill).toMatchObject({ __typename: 'Payment', amount: '100000', bill: { status: 'PAID' } });
  });

  test.each([
    ['who owes it', () => viewers.citizen(budi, { scopes })],
    ['the ministry without the scope', () => viewers.officer({ agency: '015', scopes })],
    ['the agency whose service it is for', () => viewers.service('060', { scopes })],
    ['an analyst', () => viewers.analyst()],
    ['nobody', () => viewers.anonymous],
  ])('not by %s', (_, viewer) => refuses(() => payBill(viewer(), unpaid, '80000')));
});
