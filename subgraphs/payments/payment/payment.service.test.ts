import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import payments from '../subgraph.js';
import { ntpnOf } from './ntpn.js';

const lent = '899240115000123';
let subgraph: SubgraphUnderTest;
let serial = 0;

beforeAll(async () => {
  subgraph = await startSubgraph(payments, {
    facts: { LifeStatus: () => ({ citizenById: { lifeStatus: 'ALIVE' } }) },
  });
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly __typename: string;
  readonly ntpn?: string;
  readonly code?: string;
}

async function payBill(input: Readonly<Record<string, unknown>>): Promise<Outcome> {
  serial += 1;
  const { data } = await subgraph.query<{ payBill: Outcome }>(
    `mutation ($input: PayBillInput!) { payBill(input: $input) { __typename
      ... on Payment { ntpn amount bill { status } } ... on AmountMismatch { expected } ... on Failure { code argument } } }`,
    {
      input: {
        amount: '100000',
        channel: 'QRIS',
        ntb: String(700_000_000 + serial),
        idempotencyKey: randomUUID(),
        ...input,
      },
    },
  );
  return data.payBill;
}

async function newBill(tariffCode = 'SIM_C_NEW'): Promise<string> {
  const { data } = await subgraph.query<{ createBill: { billingCode: string } }>(
    `mutation ($input: CreateBillInput!) { createBill(input: $input) { ... on Bill { billingCode } } }`,
    { input: { payerId: randomUUID(), tariffCode, idempotencyKey: randomUUID() } },
  );
  return data.createBill.billingCode;
}

const imbalances = () =>
  subgraph.sql('SELECT entry_id FROM posting GROUP BY entry_id HAVING sum(amount) <> 0 OR count(*) < 2');

test('a payment gives an NTPN, pays the bill and balances in the books', async () => {
  const paid = await payBill({ billingCode: lent, amount: '80000' });
  expect(paid).toMatchObject({
    __typename: 'Payment',
    ntpn: expect.stringMatching(/^[0-9A-Z]{16}$/),
    bill: { status: 'PAID' },
  });
  const postings = await subgraph.sql(
    `SELECT account_code, amount FROM posting JOIN journal_entry ON id = entry_id WHERE document = $1 ORDER BY position`,
    [paid.ntpn],
  );
  expect(postings).toEqual([
    { account_code: '1201', amount: '80000' },
    { account_code: '4201', amount: '-80000' },
  ]);
});

test('twenty sendings of one payment pay once and answer alike', async () => {
  const payment = { billingCode: await newBill(), idempotencyKey: randomUUID(), ntb: '123456789012' };
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => payBill(payment)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(await payBill({ ...payment, amount: '99999' })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
  const events = await subgraph.sql(
    'SELECT type, detail FROM outbox_event WHERE subject = $1 AND type = $2',
    [payment.billingCode, 'bill.paid'],
  );
  expect(events).toEqual([{ type: 'bill.paid', detail: { ntpn: outcomes[0]?.ntpn, amount: '100000' } }]);
});

test('of two payments that race for one bill, one pays', async () => {
  const billingCode = await newBill();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => payBill({ billingCode })));
  expect(outcomes.map(({ code }) => code ?? 'PAID').sort()).toEqual([
    ...Array.from({ length: 7 }, () => 'BILL_ALREADY_PAID'),
    'PAID',
  ]);
});

test('of two bills that race for one transaction number, one is paid', async () => {
  const [one, other] = [await newBill(), await newBill()];
  const outcomes = await Promise.all(
    [one, other].map((billingCode) => payBill({ billingCode, ntb: '555000555000' })),
  );
  expect(outcomes.map(({ code }) => code ?? 'PAID').sort()).toEqual(['DUPLICATE_NTB', 'PAID']);
  expect(await payBill({ billingCode: await newBill(), ntb: '555000555000', channel: 'ATM' })).toMatchObject({
    __typename: 'Payment',
  });
});

test('a bill is paid whole', async () => {
  const billingCode = await newBill();
  expect(await payBill({ billingCode, amount: '99999' })).toMatchObject({
    code: 'AMOUNT_MISMATCH',
    argument: 'input.amount',
    expected: '100000',
  });
  expect(await payBill({ billingCode })).toMatchObject({ __typename: 'Payment' });
});

test('at the moment of its expiry a bill is expired, and a moment before it is not', async () => {
  const [late, timely] = [await newBill(), await newBill()];
  const expire = (billingCode: string, at: string) =>
    subgraph.sql(`UPDATE bill SET created_at = '2024-01-20', expires_at = $2 WHERE billing_code = $1`, [
      billingCode,
      at,
    ]);
  await expire(late, '2024-01-31T05:00:00.000Z');
  await expire(timely, '2024-01-31T05:00:00.001Z');
  expect(await payBill({ billingCode: late })).toMatchObject({ code: 'BILL_EXPIRED' });
  expect(await payBill({ billingCode: timely })).toMatchObject({ __typename: 'Payment' });
});

test('an unknown or cancelled bill is not paid', async () => {
  const billingCode = await newBill();
  await subgraph.sql(`UPDATE bill SET status = 'CANCELLED' WHERE billing_code = $1`, [billingCode]);
  expect(await payBill({ billingCode })).toMatchObject({ code: 'BILL_CANCELLED' });
  expect(await payBill({ billingCode: '799999999999998' })).toMatchObject({
    code: 'BILL_NOT_FOUND',
    argument: 'input.billingCode',
  });
});

test('a payment that breaks off after its row is written leaves nothing', async () => {
  const billingCode = await newBill();
  await subgraph.sql(`ALTER TABLE posting ADD CONSTRAINT fails CHECK (amount < 0) NOT VALID`);
  const reply = await subgraph.query(
    `mutation { payBill(input: { billingCode: "${billingCode}", amount: "100000", channel: ATM, ntb: "888000888", idempotencyKey: "broken-off" }) { __typename } }`,
  );
  await subgraph.sql(`ALTER TABLE posting DROP CONSTRAINT fails`);
  expect(reply.errors?.[0]?.extensions.code).toBe('INTERNAL');
  expect(await subgraph.sql('SELECT 1 FROM payment WHERE billing_code = $1', [billingCode])).toEqual([]);
  expect(await payBill({ billingCode, ntb: '888000888', idempotencyKey: 'broken-off' })).toMatchObject({
    __typename: 'Payment',
  });
});

test('whatever is paid, cancelled and retried in any order, the books balance and agree with a plain count', async () => {
  const revenue = async () => {
    const [row] = await subgraph.sql<{ sum: string }>(
      `SELECT coalesce(-sum(amount), 0) AS sum FROM posting WHERE account_code = '4201'`,
    );
    return BigInt(row?.sum ?? 0);
  };
  const step = fc.record({
    bill: fc.nat({ max: 3 }),
    action: fc.constantFrom('pay', 'payWrong', 'cancel'),
    key: fc.nat({ max: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const before = await revenue();
      const bills = await Promise.all([1, 2, 3, 4].map(() => newBill()));
      const states = bills.map(() => 'UNPAID');
      const run = randomUUID().slice(0, 8);
      for (const { bill, action, key } of steps) {
        const billingCode = bills[bill] ?? '';
        const idempotencyKey = `${run}-${bill}-${action}-${key}`;
        if (action === 'cancel') {
          await subgraph.query(
            'mutation ($input: CancelBillInput!) { cancelBill(input: $input) { __typename } }',
            { input: { billingCode, idempotencyKey } },
          );
          if (states[bill] === 'UNPAID') states[bill] = 'CANCELLED';
        } else {
          const amount = action === 'pay' ? '100000' : '1';
          const ntb = String(900_000_000_000 + Number.parseInt(run, 16) * 100 + bill * 10 + key);
          await payBill({ billingCode, amount, idempotencyKey, ntb });
          if (action === 'pay' && states[bill] === 'UNPAID') states[bill] = 'PAID';
        }
      }
      const paid = BigInt(states.filter((state) => state === 'PAID').length);
      expect((await revenue()) - before).toBe(paid * 100_000n);
      expect(await imbalances()).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test('the database refuses an entry that does not balance, and any change of the books', async () => {
  const [{ entry_id: entry } = { entry_id: '' }] = await subgraph.sql<{ entry_id: string }>(
    'SELECT entry_id FROM posting LIMIT 1',
  );
  const add = `INSERT INTO posting VALUES ($1, 9, '1101', 5)`;
  await expect(subgraph.sql(add, [entry])).rejects.toThrow('must balance');
  await expect(subgraph.sql('UPDATE posting SET amount = 1')).rejects.toThrow('append-only');
  await expect(subgraph.sql('DELETE FROM payment')).rejects.toThrow('append-only');
});

test('treasury receipt numbers have their form and never repeat for another serial', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.bigInt({ min: 1n, max: 36n ** 8n - 1n }), { minLength: 2 }), (serials) => {
      const numbers = serials.map(ntpnOf);
      expect(numbers.every((number) => /^[0-9A-Z]{16}$/.test(number))).toBe(true);
      expect(new Set(numbers.map((number) => number.slice(0, 8))).size).toBe(serials.length);
    }),
  );
});
