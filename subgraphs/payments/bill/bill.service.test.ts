import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../../shared/testing/test-nation.js';
import payments from '../subgraph.js';

const unknown = randomUUID();
let deceased: string;
let missing: string;
let subgraph: SubgraphUnderTest;

beforeAll(async () => {
  const { personas, people } = await testNation();
  deceased = personas.P4.id;
  missing = people.at(-1)?.id ?? '';
  subgraph = await startSubgraph(payments, {
    facts: {
      LifeStatus: ({ id }) => ({
        citizenById: id === unknown ? null : { lifeStatus: statuses()[id ?? ''] ?? 'ALIVE' },
      }),
    },
  });
});
afterAll(() => subgraph.stop());

const statuses = (): Readonly<Record<string, string>> => ({ [deceased]: 'DECEASED', [missing]: 'UNKNOWN' });

interface Outcome {
  readonly __typename: string;
  readonly billingCode: string;
  readonly code?: string;
}

async function createBill(input: Readonly<Record<string, unknown>>, door = subgraph): Promise<Outcome> {
  const { data } = await door.query<{ createBill: Outcome }>(
    `mutation ($input: CreateBillInput!) { createBill(input: $input) { __typename
      ... on Bill { billingCode total status expiresAt lines { tariffCode amount } }
      ... on Failure { code argument } } }`,
    {
      input: {
        payerId: (await testNation()).personas.P2.id,
        tariffCode: 'SIM_C_NEW',
        idempotencyKey: randomUUID(),
        ...input,
      },
    },
  );
  return data.createBill;
}

async function cancelBill(billingCode: string, idempotencyKey: string = randomUUID()): Promise<Outcome> {
  const { data } = await subgraph.query<{ cancelBill: Outcome }>(
    `mutation ($input: CancelBillInput!) { cancelBill(input: $input) { __typename
      ... on Bill { billingCode status } ... on Failure { code argument } } }`,
    { input: { billingCode, idempotencyKey } },
  );
  return data.cancelBill;
}

test('a bill asks the tariff of its day and can be paid for seven days', async () => {
  expect(await createBill({ reference: 'SIM-98-1' })).toMatchObject({
    __typename: 'Bill',
    billingCode: expect.stringMatching(/^820240131\d{6}$/),
    total: '100000',
    status: 'UNPAID',
    expiresAt: '2024-02-07T05:00:00.000Z',
    lines: [{ tariffCode: 'SIM_C_NEW', amount: '100000' }],
  });
});

test('twenty sendings of one key make one bill and tell of it once', async () => {
  const idempotencyKey = randomUUID();
  const bills = await Promise.all(Array.from({ length: 20 }, () => createBill({ idempotencyKey })));
  expect(new Set(bills.map((bill) => JSON.stringify(bill))).size).toBe(1);
  const events = await subgraph.sql('SELECT type FROM outbox_event WHERE subject = $1', [
    bills[0]?.billingCode,
  ]);
  expect(events).toEqual([{ type: 'bill.created' }]);
});

test('a key sent again for another tariff is a conflict', async () => {
  const idempotencyKey = randomUUID();
  await createBill({ idempotencyKey });
  expect(await createBill({ idempotencyKey, tariffCode: 'SIM_A_NEW' })).toMatchObject({
    code: 'IDEMPOTENCY_CONFLICT',
  });
});

test('a tariff that is not in force makes no bill', async () => {
  expect(await createBill({ tariffCode: 'SIM_Z_NEW' })).toMatchObject({
    code: 'TARIFF_NOT_IN_FORCE',
    argument: 'input.tariffCode',
  });
});

test('a change of the law changes new bills and not those made', async () => {
  const before = await createBill({ tariffCode: 'SIM_D_NEW' });
  await subgraph.sql(`UPDATE tariff SET effective_to = '2024-01-31' WHERE code = 'SIM_D_NEW'`);
  await subgraph.sql(
    `INSERT INTO tariff (code, name, amount, agency_code, revenue_account, effective_from, legal_basis)
     SELECT code, name, 55000, agency_code, revenue_account, '2024-01-31', 'uji' FROM tariff WHERE code = 'SIM_D_NEW'`,
  );
  expect(await createBill({ tariffCode: 'SIM_D_NEW' })).toMatchObject({ total: '55000' });
  const { data } = await subgraph.query(
    'query ($code: BillingCode!) { bill(billingCode: $code) { total } }',
    {
      code: before.billingCode,
    },
  );
  expect(data).toEqual({ bill: { total: '50000' } });
});

test('only the living are billed', async () => {
  expect(await createBill({ payerId: deceased })).toMatchObject({
    code: 'DECEASED',
    argument: 'input.payerId',
  });
  expect(await createBill({ payerId: unknown })).toMatchObject({ code: 'CITIZEN_NOT_FOUND' });
});

test('while it cannot be learned whether the payer lives, nothing is decided', async () => {
  expect(await createBill({ payerId: missing })).toMatchObject({ code: 'UNDETERMINED' });
  const alone = await startSubgraph(payments);
  expect(await createBill({}, alone)).toMatchObject({ code: 'UNDETERMINED' });
  expect(await alone.sql('SELECT 1 FROM outbox_event')).toEqual([]);
  await alone.stop();
});

test('a bill is taken back once, and a retry says the same', async () => {
  const { billingCode } = await createBill({});
  const idempotencyKey = randomUUID();
  const cancelled = { __typename: 'Bill', billingCode, status: 'CANCELLED' };
  expect(await cancelBill(billingCode, idempotencyKey)).toEqual(cancelled);
  expect(await cancelBill(billingCode, idempotencyKey)).toEqual(cancelled);
  expect(await cancelBill(billingCode)).toMatchObject({ code: 'BILL_CANCELLED' });
});

test('a paid or unknown bill is not taken back', async () => {
  expect(await cancelBill('899230117000045')).toMatchObject({ code: 'BILL_ALREADY_PAID' });
  expect(await cancelBill('799999999999999')).toMatchObject({ code: 'BILL_NOT_FOUND' });
});
