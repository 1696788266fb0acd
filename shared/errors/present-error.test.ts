import { ApolloServer } from '@apollo/server';
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { IsoDateScalar, Nik, RupiahScalar } from '../graphql/scalars.js';
import { Fault, NotFound } from './fault.js';
import { presentError } from './present-error.js';

const server = new ApolloServer({
  typeDefs: `
    scalar NIK scalar Date scalar Rupiah
    enum Colour { RED WHITE }
    input Line { amount: Rupiah!, on: Date }
    input Order { nik: NIK!, lines: [Line!], colour: Colour }
    type Query { citizen(nik: NIK!, count: Int): String order(input: Order!): String fail(how: String): String }`,
  resolvers: {
    NIK: Nik,
    Date: IsoDateScalar,
    Rupiah: RupiahScalar,
    Query: {
      fail: (_: unknown, { how }: { how: string }) => {
        if (how === 'found') throw new NotFound('how');
        if (how === 'NOT_FOUND' || how === 'BAD_USER_INPUT') {
          throw new GraphQLError('said by health', {
            extensions: { code: how, argument: 'id', serviceName: 'health', secret: 1 },
          });
        }
        throw new Error(`database at 10.0.0.1 refused ${how}`);
      },
    },
  },
  formatError: presentError,
});

async function errorOf(query: string, variables: Record<string, unknown> = {}) {
  const { body } = await server.executeOperation({ query, variables });
  if (body.kind !== 'single') throw new Error('one answer was expected');
  return body.singleResult.errors?.[0];
}

test.each([
  ['{ citizen(nik: "98") }', {}, 'nik', 'a NIK has 16 digits'],
  ['{ citizen(nik: 98) }', {}, 'nik', 'NIK is written as a string'],
  ['{ citizen }', {}, 'nik', 'it is missing'],
  ['{ citizen(nik: "9801011708900001", count: "many") }', {}, 'count', ''],
  ['query ($n: NIK!) { citizen(nik: $n) }', { n: '98' }, 'nik', 'a NIK has 16 digits'],
  ['query ($n: NIK!) { citizen(nik: $n) }', {}, 'nik', 'it is missing'],
  ['{ order(input: { lines: [] }) }', {}, 'input.nik', 'it is missing'],
  ['{ order(input: { nik: "98" }) }', {}, 'input.nik', 'a NIK has 16 digits'],
  ['{ order(input: { nik: "9801011708900001", colour: BLUE }) }', {}, 'input.colour', ''],
  ['query ($o: Order!) { order(input: $o) }', { o: { nik: '98' } }, 'input.nik', 'a NIK has 16 digits'],
  ['query ($o: Order!) { order(input: $o) }', { o: {} }, 'input.nik', 'it is missing'],
  [
    'query ($o: Order!) { order(input: $o) }',
    { o: { nik: '9801011708900001', lines: [{ amount: '1' }, { amount: '-1.5' }] } },
    'input.lines[1].amount',
    'Rupiah are whole',
  ],
  [
    'query ($l: [Line!]) { order(input: { nik: "9801011708900001", lines: $l }) }',
    { l: [{ amount: 1, on: '2023-02-30' }] },
    'input.lines[0].on',
    'a Date is a day that exists',
  ],
])('%s with %j is refused at %s', async (query, variables, argument, reason) => {
  const error = await errorOf(query, variables);
  expect(error?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
  expect(error?.message).toContain(reason);
});

test('no value that was sent is repeated, in a literal or in a variable', async () => {
  const secrets = fc.string({
    minLength: 8,
    maxLength: 30,
    unit: fc.constantFrom(...'0123456789;"\\ at.found'),
  });
  await fc.assert(
    fc.asyncProperty(secrets, async (secret) => {
      const literal = await errorOf(`{ citizen(nik: ${JSON.stringify(secret)}) }`);
      const variable = await errorOf('query ($o: Order!) { order(input: $o) }', {
        o: { nik: secret, colour: secret },
      });
      expect(literal?.message).toBe(
        'Argument "nik" is not valid: a NIK has 16 digits and does not begin with 0.',
      );
      expect(variable?.message).not.toContain(secret);
    }),
  );
});

test('a fault is shown as it was meant', async () => {
  expect(await errorOf('{ fail(how: "found") }')).toMatchObject({
    message: 'Nothing is known under the given "how".',
    path: ['fail'],
    extensions: { code: 'NOT_FOUND', argument: 'how' },
  });
});

test.each(['NOT_FOUND', 'BAD_USER_INPUT'])(
  "a ministry's own %s is relayed with its code and argument, and nothing else",
  async (code) => {
    const error = await errorOf(`{ fail(how: "${code}") }`);
    expect(error?.message).toBe('said by health');
    expect(error?.extensions).toEqual({ code, argument: 'id' });
  },
);

test('what nobody foresaw is INTERNAL and says nothing', async () => {
  const error = await errorOf('{ fail(how: "secret") }');
  expect(error?.extensions).toEqual({ code: 'INTERNAL' });
  expect(error?.message).not.toMatch(/10\.0|secret/);
});

test.each([
  '{ citizen_9801011708900001 }',
  '{ citizen(n9801011708900001: "x") }',
  '{ citizen(nik: $n_9801_0117_0890_0001) }',
  '{ ...f9801011708900001 }',
  'query ($v: T9801011708900001) { citizen(nik: $v) }',
  '{ fail @d9801011708900001 }',
  '{ order(input: {nik: "9801011708900001", k9801011708900001: 1}) }',
  'query ($n9801011708900001: Int!) { fail }',
  '{ fail 9801011708900001 }',
])('A34: a number that a name carries is not repeated: %s', async (query) => {
  const error = await errorOf(query);
  expect(error?.extensions?.code).toMatch(/^(GRAPHQL_|BAD_USER_INPUT)/);
  expect(JSON.stringify(error)).not.toMatch(/\d{5}|0117/);
});

test('a validation error tells neither literals nor what else exists', async () => {
  const error = await errorOf('{ citizens(nik: "9801011708900001") }');
  expect(error?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  expect(error?.message).toBe('Cannot query field "citizens" on type "Query".');
});

test('a syntax error is said without the text around it', async () => {
  const error = await errorOf('qwerty cop {abc}');
  expect(error?.extensions).toEqual({ code: 'GRAPHQL_PARSE_FAILED' });
});

test('a fault carries its code', () => {
  expect(new Fault('INTERNAL', 'x').extensions).toEqual({ code: 'INTERNAL' });
});
