import { randomUUID } from 'node:crypto';
import { request } from 'undici';
import { describe, expect, inject, test } from 'vitest';
import { withClient } from '../../shared/database/provision.js';
import { ask } from './ask.js';
import { databaseUrl } from './tokens.js';

const long = 'x'.repeat(10_240);
const id = randomUUID();

describe('a malformed argument is refused by name, through the whole graph', () => {
  test.each([
    ['{ citizen(nik: "9801013208900001") { id } }', 'nik'],
    ['{ citizen(nik: "9801014008900001") { id } }', 'nik'],
    ['{ citizen(nik: "9801017208900001") { id } }', 'nik'],
    ['{ citizen(nik: "9801011713900001") { id } }', 'nik'],
    ['{ citizen(nik: "9801013002900001") { id } }', 'nik'],
    ['{ citizen(nik: "9801011708900000") { id } }', 'nik'],
    ['{ citizen(nik: "980101170890001") { id } }', 'nik'],
    ['{ citizen(nik: "") { id } }', 'nik'],
    [`{ citizen(nik: "${long}") { id } }`, 'nik'],
    ['{ citizenById(id: "98") { id } }', 'id'],
    ['{ area(code: "3303") { name } }', 'code'],
    ['{ area(code: "33.03.01.20011") { name } }', 'code'],
    ['{ familyCard(number: "0801010501150007") { number } }', 'number'],
    ['{ bill(billingCode: "8992401150001") { total } }', 'billingCode'],
    ['{ areas(first: 101) { nodes { code } } }', 'first'],
    ['{ areas(first: 0) { nodes { code } } }', 'first'],
    ['{ areas(first: -1) { nodes { code } } }', 'first'],
    ['{ areas(first: 1.5) { nodes { code } } }', 'first'],
    ['{ areas(after: "bm90IGEgY3Vyc29y") { nodes { code } } }', 'after'],
    [`{ drivingLicence(number: "${long}") { status } }`, 'number'],
    [`{ licenceEligibility(citizenId: "${id}", licenceClass: C, on: "2023-02-30") { verdict } }`, 'on'],
    [`{ licenceEligibility(citizenId: "${id}", licenceClass: Z) { verdict } }`, 'licenceClass'],
    [
      '{ verifyCitizen(nik: "9801011708900001", fullName: "", birthDate: "1990-08-17") { match } }',
      'fullName',
      'service-010',
    ],
  ])('%s', async (query, argument, as = 'P1') => {
    const { data, errors = [] } = await ask(query, {}, { as });
    expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
    expect(errors[0]?.message).not.toContain(long);
  });

  test.each([
    ['amount', '-80000'],
    ['amount', '80000.50'],
    ['amount', 1.5],
    ['amount', '9223372036854775808'],
    ['billingCode', '12'],
    ['ntb', ''],
    ['channel', 'BARTER'],
    ['idempotencyKey', 'short'],
    ['idempotencyKey', long],
  ])('a payment whose %s is %j pays nothing', async (field, value) => {
    const url = await databaseUrl('payments');
    const payments = () =>
      withClient(url, async (client) => (await client.query('SELECT count(*) FROM payment')).rows);
    const before = await payments();
    const input = {
      billingCode: '899240115000123',
      amount: '80000',
      channel: 'ATM',
      ntb: '000000980009',
      idempotencyKey: randomUUID(),
      [field]: value,
    };
    const { errors = [] } = await ask(
      'mutation ($input: PayBillInput!) { payBill(input: $input) { __typename } }',
      { input },
      { as: 'service-999' },
    );
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
    expect(await payments()).toEqual(before);
  });

  test('an unknown id is not found, and says no more', async () => {
    const { data, errors = [] } = await ask(`{ citizenById(id: "${id}") { fullName } }`, {}, { as: 'P1' });
    expect(data).toEqual({ citizenById: null });
    expect(errors[0]).toMatchObject({
      message: 'Nothing is known under the given "id".',
      extensions: { code: 'NOT_FOUND', argument: 'id' },
    });
  });
});

describe('what is no GraphQL request is refused before any ministry is asked', () => {
  const send = async (body: string, headers: Readonly<Record<string, string>> = {}) => {
    const response = await request(inject('nation').router.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.statusCode, said: await response.body.text() };
  };

  test.each([
    ['a syntax error', JSON.stringify({ query: 'qwerty cop {abc}' }), {}, 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'an unknown field',
      JSON.stringify({ query: '{ citizens { nik } }' }),
      {},
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'A10: a page of a million',
      JSON.stringify({ query: '{ areas(first: 1000000) { nodes { code } } }' }),
      {},
      400,
      'COST_LIMIT',
    ],
    ['no JSON', '{', {}, 400, 'BAD_REQUEST'],
    ['a batch', JSON.stringify([{ query: '{ __typename }' }]), {}, 400, 'BATCHING_DISABLED'],
    ['another charset', '{}', { 'content-type': 'application/json; charset=utf-7' }, 415, 'BAD_REQUEST'],
    [
      'a form',
      'query={__typename}',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'BAD_REQUEST',
    ],
    [
      'two megabytes',
      JSON.stringify({ query: `{ __typename } #${'x'.repeat(2_000_000)}` }),
      {},
      413,
      'BAD_REQUEST',
    ],
  ])('%s', async (_, body, headers, status, code) => {
    const answer = await send(body, headers);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.said).errors[0].extensions.code).toBe(code);
    expect(answer.said).not.toMatch(/node_modules|at \w+ \(|127\.0\.0\.1|postgres/);
  });
});

test('no ministry may connect to another’s database', async () => {
  const aid = new URL(await databaseUrl('aid'));
  aid.pathname = '/payments';
  await expect(withClient(aid.href, async () => {})).rejects.toThrow(/permission denied for database/);
});

test('a ministry’s process may neither delete rows nor change its tables', async () => {
  await withClient(await databaseUrl('payments'), async (client) => {
    await expect(client.query('DELETE FROM payment')).rejects.toThrow(/permission denied/);
    await expect(client.query('CREATE TABLE mine ()')).rejects.toThrow(/permission denied/);
  });
});
