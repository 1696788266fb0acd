import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import { viewers } from '../../shared/testing/viewers.js';
import payments from './subgraph.js';

const bill = '{ bill(billingCode: "899230117000045") { total status payer { id } lines { name } } }';
const payment = '{ payment(ntpn: "0F1C70000TEST001") { amount ntb bill { total } } }';
const unknownBill = bill.replace('899230117000045', '799999999999999');
const unknownPayment = payment.replace('TEST001', 'TEST009');

let subgraph: SubgraphUnderTest;
let budi: string;
beforeAll(async () => {
  budi = (await testNation()).personas.P1.id;
  subgraph = await startSubgraph(payments);
});
afterAll(() => subgraph.stop());

/** What an agency's service sees at all, each field asked for by itself. */
async function seen(viewer: Viewer, root: string, selections: readonly string[]): Promise<string[]> {
  const asked = selections.map(async (selection) => {
    const { data, errors } = await subgraph
      .as(viewer)
      .query<Record<string, unknown>>(`{ found: ${root} { ${selection} } }`);
    return data.found !== null && !errors ? (selection.split(' ')[0] ?? '') : null;
  });
  return (await Promise.all(asked)).filter((name) => name !== null);
}

const billFields = ['billingCode', 'total', 'status', 'paid', 'reference', 'createdAt', 'expiresAt'];
const billLinks = ['payer { id }', 'lines { name }', 'payment { __typename }'];
const paymentFields = ['ntpn', 'amount', 'channel', 'ntb', 'paidAt', 'bill { __typename }'];

describe('a bill and its payment are seen', () => {
  test('by the payer, by a guardian of the payer, and by the ministry for its work', async () => {
    for (const viewer of [
      viewers.citizen(budi),
      viewers.citizen(randomUUID(), { wards: [budi] }),
      viewers.officer({ agency: '015' }),
      viewers.service('035'),
    ]) {
      expect((await subgraph.as(viewer).query(bill)).data).toEqual({
        bill: {
          total: '75000',
          status: 'PAID',
          payer: { id: budi },
          lines: [{ name: 'Perpanjangan SIM C' }],
        },
      });
      expect((await subgraph.as(viewer).query(payment)).data).toEqual({
        payment: { amount: '75000', ntb: '000000980001', bill: { total: '75000' } },
      });
    }
  });

  test.each([
    ['bill', bill, unknownBill, 'billingCode'],
    ['payment', payment, unknownPayment, 'ntpn'],
  ])(
    'by nobody else: to a neighbour a %s looks like none there is, at the same cost',
    async (_, of, none, argument) => {
      const neighbour = subgraph.as(viewers.citizen(randomUUID()));
      const before = await subgraph.statements();
      const others = await neighbour.query(of);
      const between = await subgraph.statements();
      expect(others).toEqual(await neighbour.query(none));
      expect(others.errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND', argument });
      expect((await subgraph.statements()) - between).toBe(between - before);
    },
  );

  test.each([
    ['an analyst', viewers.analyst()],
    ['an agency without a grant', viewers.service('022')],
    ['an agency with a grant for something else', viewers.service('060', { purpose: 'STATE_REVENUE' })],
    ['the ministry without a purpose', viewers.officer({ agency: '015', purpose: null })],
    ['anybody who has not signed in', viewers.anonymous],
  ])('not by %s', async (_, viewer) => {
    expect(await seen(viewer, 'bill(billingCode: "899230117000045")', [...billFields, ...billLinks])).toEqual(
      [],
    );
    expect(await seen(viewer, 'payment(ntpn: "0F1C70000TEST001")', paymentFields)).toEqual([]);
  });

  test.each([
    [
      'the police, who bill for licences',
      viewers.service('060'),
      ['billingCode', 'total', 'paid', 'expiresAt', 'payment'],
      ['ntpn', 'amount'],
    ],
    ['the ministry of social affairs', viewers.service('027'), ['paid', 'payment'], ['ntpn', 'amount']],
    [
      'a bank that collects for the treasury',
      viewers.service('999', { purpose: 'STATE_REVENUE' }),
      ['billingCode', 'total', 'status', 'expiresAt'],
      ['ntpn', 'amount', 'channel', 'ntb', 'paidAt', 'bill'],
    ],
  ])('field by field, by %s', async (_, viewer, ofBill, ofPayment) => {
    const found = await seen(viewer, 'bill(billingCode: "899230117000045")', [...billFields, ...billLinks]);
    expect(found.sort()).toEqual([...ofBill].sort());
    expect(await seen(viewer, 'payment(ntpn: "0F1C70000TEST001")', paymentFields)).toEqual(ofPayment);
  });
});

describe('the bills of a person are listed', () => {
  const list = (viewer: Viewer, ids: readonly string[]) =>
    subgraph.as(viewer).entities(
      'Citizen',
      ids.map((id) => ({ id })),
      'bills { nodes { billingCode } }',
    );
  const ofBudi = {
    bills: { nodes: [{ billingCode: '899240115000123' }, { billingCode: '899230117000045' }] },
  };

  test('for the person alone, whoever else is asked for with them', async () => {
    const { data, errors } = await list(viewers.citizen(budi), [budi, randomUUID()]);
    expect(data._entities).toEqual([ofBudi, { bills: null }]);
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['_entities', 1, 'bills'], 'UNAUTHORIZED_FIELD'],
    ]);
  });

  test.each([
    ['a neighbour', viewers.citizen(randomUUID())],
    ['an agency that may know of single bills', viewers.service('060')],
    ['an analyst', viewers.analyst()],
    ['anybody who has not signed in', viewers.anonymous],
  ])('not for %s', async (_, viewer) => {
    expect((await list(viewer, [budi])).data._entities).toEqual([{ bills: null }]);
  });
});

test('an agency’s ten payments take as many statements as one', async () => {
  const paid = await subgraph.sql<{ ntpn: string }>('SELECT ntpn FROM payment LIMIT 10');
  const cost = async (representations: readonly { ntpn: string }[]) => {
    const before = await subgraph.statements();
    const { errors } = await subgraph
      .as(viewers.service('027'))
      .entities('Payment', representations, 'ntpn amount');
    expect(errors).toBeUndefined();
    return (await subgraph.statements()) - before;
  };
  expect(await cost(paid)).toBe(await cost(paid.slice(0, 1)));
});

describe('the trial balance', () => {
  const balance = '{ trialBalance { debit accounts { code } } }';

  test.each([
    ['those who keep the books', viewers.officer({ agency: '015', scopes: ['payments:read'] })],
    ['those who make statistics', viewers.analyst({ scopes: ['statistics:read'] })],
  ])('is for %s', async (_, viewer) => {
    expect((await subgraph.as(viewer).query(balance)).errors).toBeUndefined();
  });

  test.each([
    ['a citizen', viewers.citizen(randomUUID())],
    ['an officer without the scope', viewers.officer({ agency: '015', scopes: ['payments:bill'] })],
    ['anybody who has not signed in', viewers.anonymous],
  ])('is not for %s', async (_, viewer) => {
    const { data, errors } = await subgraph.as(viewer).query(balance);
    expect(data).toEqual({ trialBalance: null });
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHORIZED_FIELD' });
  });
});

test('tariffs are open to everybody', async () => {
  const { data } = await subgraph
    .as(viewers.anonymous)
    .query('{ tariffs(first: 1) { nodes { code amount legalBasis agency { code } } } }');
  expect(data).toMatchObject({ tariffs: { nodes: [{ code: 'SIM_A_NEW', agency: { code: '060' } }] } });
});
