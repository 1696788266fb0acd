import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import payments from './subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(payments);
});
afterAll(() => subgraph.stop());

test('a citizen sees what is owed and what was paid, the newest first', async () => {
  const { personas } = await testNation();
  const { data } = await subgraph.entities(
    'Citizen',
    [{ id: personas.P1.id }],
    'bills { nodes { billingCode total status payment { ntpn ntb channel } lines { name } payer { id } } }',
  );
  expect(data._entities).toEqual([
    {
      bills: {
        nodes: [
          {
            billingCode: '899240115000123',
            total: '80000',
            status: 'UNPAID',
            payment: null,
            lines: [{ name: 'Perpanjangan SIM A' }],
            payer: { id: personas.P1.id },
          },
          {
            billingCode: '899230117000045',
            total: '75000',
            status: 'PAID',
            payment: { ntpn: '0F1C70000TEST001', ntb: '000000980001', channel: 'MOBILE_BANKING' },
            lines: [{ name: 'Perpanjangan SIM C' }],
            payer: { id: personas.P1.id },
          },
        ],
      },
    },
  ]);
});

test('ten citizens take as many statements as one', async () => {
  const { people } = await testNation();
  const payers = await subgraph.sql<{ id: string }>('SELECT DISTINCT payer_id AS id FROM bill LIMIT 3');
  const many = [...payers, ...people.slice(0, 7).map(({ id }) => ({ id }))];
  const cost = async (representations: readonly { id: string }[]) => {
    const before = await subgraph.statements();
    const selection = 'bills { nodes { status lines { name } payment { ntpn } } }';
    expect((await subgraph.entities('Citizen', representations, selection)).errors).toBeUndefined();
    return (await subgraph.statements()) - before;
  };
  expect(await cost(many)).toBe(await cost(payers.slice(0, 1)));
});

test('a payment is found by its NTPN, with its bill', async () => {
  const { data } = await subgraph.query(
    '{ payment(ntpn: "0F1C70000TEST001") { amount bill { billingCode status } } }',
  );
  expect(data).toEqual({
    payment: { amount: '75000', bill: { billingCode: '899230117000045', status: 'PAID' } },
  });
});

test('tariffs say their law, and those of a day are those in force on it', async () => {
  const { data } = await subgraph.query(
    `{ tariffs(agency: "060", first: 2) { nodes { code amount legalBasis agency { code } } pageInfo { hasNextPage } }
       before: tariffs(on: "2000-01-01") { nodes { code } } }`,
  );
  expect(data).toEqual({
    tariffs: {
      nodes: [
        {
          code: 'SIM_A_NEW',
          amount: '120000',
          legalBasis: expect.stringContaining('PP 76/2020'),
          agency: { code: '060' },
        },
        { code: 'SIM_A_RENEWAL', amount: '80000', legalBasis: expect.any(String), agency: { code: '060' } },
      ],
      pageInfo: { hasNextPage: true },
    },
    before: { nodes: [] },
  });
});

test('the trial balance of the synthetic nation is that of its paid bills', async () => {
  const [paid] = await subgraph.sql<{ sum: string }>('SELECT sum(amount) FROM payment');
  const { data } = await subgraph.query(
    `{ trialBalance { on debit credit accounts { code debit credit } }
       first: trialBalance(on: "2000-01-01") { debit credit } }`,
  );
  expect(data).toMatchObject({
    trialBalance: { on: '2024-01-31', debit: paid?.sum, credit: paid?.sum },
    first: { debit: '0', credit: '0' },
  });
  expect(data).toMatchObject({
    trialBalance: {
      accounts: expect.arrayContaining([
        { code: '1201', debit: paid?.sum, credit: '0' },
        { code: '4201', debit: '0', credit: paid?.sum },
      ]),
    },
  });
});

test.each([
  ['{ bill(billingCode: "12345") { total } }', 'BAD_USER_INPUT', 'billingCode'],
  ['{ bill(billingCode: "099240115000123") { total } }', 'BAD_USER_INPUT', 'billingCode'],
  ['{ bill(billingCode: "799999999999999") { total } }', 'NOT_FOUND', 'billingCode'],
  ['{ payment(ntpn: "0f1c70000test001") { amount } }', 'BAD_USER_INPUT', 'ntpn'],
  ['{ payment(ntpn: "0F1C70000TEST002") { amount } }', 'NOT_FOUND', 'ntpn'],
  ['{ tariffs(agency: "POLRI") { nodes { code } } }', 'BAD_USER_INPUT', 'agency'],
  ['{ tariffs(first: 1000000) { nodes { code } } }', 'BAD_USER_INPUT', 'first'],
  ['{ trialBalance(on: "2024-02-30") { debit } }', 'BAD_USER_INPUT', 'on'],
])('%s is refused', async (document, code, argument) => {
  const { errors = [] } = await subgraph.query(document);
  expect(errors[0]?.extensions).toMatchObject({ code, argument });
});

test.each([
  ['amount', '-80000'],
  ['amount', 80_000.5],
  ['amount', '80000.00'],
  ['amount', '9223372036854775808'],
  ['ntb', '12345'],
  ['ntb', ''],
  ['channel', 'CASH'],
  ['idempotencyKey', 'short'],
  ['billingCode', '8'.repeat(10_000)],
])('a payment whose %s is malformed writes nothing', async (field, value) => {
  const { errors = [] } = await subgraph.query(
    'mutation ($input: PayBillInput!) { payBill(input: $input) { __typename } }',
    {
      input: {
        billingCode: '899240115000123',
        amount: '80000',
        channel: 'ATM',
        ntb: '123456',
        idempotencyKey: randomUUID(),
        [field]: value,
      },
    },
  );
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
  expect(await subgraph.sql(`SELECT 1 FROM payment WHERE billing_code = '899240115000123'`)).toEqual([]);
});
