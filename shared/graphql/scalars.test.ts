import fc from 'fast-check';
import { type GraphQLScalarType, parseValue, valueFromASTUntyped } from 'graphql';
import { describe, expect, test } from 'vitest';
import { InvalidValue } from '../errors/invalid-value.js';
import {
  AgencyCode,
  AreaCode,
  Cursor,
  DateTime,
  FamilyCardNumber,
  IdempotencyKey,
  IsoDateScalar,
  LongText,
  Nik,
  PositiveInt,
  RupiahScalar,
  ShortText,
  Uuid,
} from './scalars.js';

const all = [
  AgencyCode,
  AreaCode,
  Cursor,
  DateTime,
  FamilyCardNumber,
  IdempotencyKey,
  IsoDateScalar,
  LongText,
  Nik,
  PositiveInt,
  RupiahScalar,
  ShortText,
  Uuid,
];

/** The parsed value, or the reason it is refused. */
function outcome(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    if (error instanceof InvalidValue) return `refused: ${error.message}`;
    throw error;
  }
}

const fromVariable = (scalar: GraphQLScalarType, value: unknown) => outcome(() => scalar.parseValue(value));
const fromLiteral = (scalar: GraphQLScalarType, text: string) =>
  outcome(() => scalar.parseLiteral(parseValue(text)));
const isRefused = (scalar: GraphQLScalarType, value: unknown) =>
  String(fromVariable(scalar, value)).startsWith('refused: ');

interface Form {
  readonly scalar: GraphQLScalarType;
  readonly accepted: readonly unknown[];
  readonly refused: readonly unknown[];
}

const formOf = ([scalar, accepted, refused]: [
  GraphQLScalarType,
  readonly unknown[],
  readonly unknown[],
]): Form => ({
  scalar,
  accepted,
  refused,
});

const table: [GraphQLScalarType, readonly unknown[], readonly unknown[]][] = [
  [Nik, ['9801011708900001'], ['', '0801011708900001', '980101170890000', '９８01011708900001', 98]],
  [FamilyCardNumber, ['9801010102200001'], ['0801010102200001', '98010101022000011', '9801010102200001\n']],
  [
    AreaCode,
    ['33', '33.03', '33.03.01', '33.03.01.2001'],
    ['3', '333', '33.3', '33.03.1', '33.03.01.201', '33.03.01.2001.1', '33.', '.33', '3303', '33.03\n', 33],
  ],
  [AgencyCode, ['024', '33', '33.03'], ['24a', '0240', '33.0', '33.03.01', '', ' 24', 24]],
  [
    IsoDateScalar,
    ['2024-02-29', '0001-01-01', '9999-12-31'],
    [
      '2023-02-30',
      '2023-02-29',
      '0000-01-01',
      '2024-1-1',
      '2024-01-01T00:00:00Z',
      '10000-01-01',
      20240101,
      null,
    ],
  ],
  [
    IdempotencyKey,
    ['12345678', 'a'.repeat(64), '0f2a-_ZZ', '123e4567-e89b-12d3-a456-426614174000'],
    ['1234567', 'a'.repeat(65), 'ключ-12345', 'key with space', 'key\u000012345', ''],
  ],
  [Cursor, ['WyJhIl0', 'a-_9'], ['', 'a=', 'a+b', 'a/b', 'a b', 'a\n', 'a'.repeat(100_000)]],
  [
    ShortText,
    ['a', 'Jalan Contoh 1', 'a'.repeat(200), 'ꦲꦏ꧀ꦱꦫ', '名前', '🙂', "'; DROP TABLE citizen; --", '<b>'],
    [
      '',
      ' ',
      '\u00a0\u2003',
      '\u200b\u200d',
      'a\nb',
      'a\rb',
      'a\tb',
      'a\u0000b',
      'a\u007fb',
      'a\u0085b',
      'a\u2028b',
      'a\u2029b',
      'a\ud800b',
      'a'.repeat(201),
      'a'.repeat(10_000),
      1,
      true,
      null,
    ],
  ],
  [
    LongText,
    ['a', 'line\nline', 'a'.repeat(2_000)],
    ['', '\n', ' \n ', 'a\tb', 'a\u0000', '\udc00', 'a'.repeat(2_001), 'a'.repeat(10_000)],
  ],
  [
    Uuid,
    ['123e4567-e89b-12d3-a456-426614174000', '00000000-0000-0000-0000-000000000000'],
    [
      '123e4567e89b12d3a456426614174000',
      '{123e4567-e89b-12d3-a456-426614174000}',
      '123e4567-e89b-12d3-a456-426614174000}',
      '123e4567-e89b-12d3-a456-42661417400g',
      '123e4567-e89b-12d3-a456-426614174000\n',
      '',
      12,
    ],
  ],
  [PositiveInt, [1, 2_147_483_647], [0, -1, 1.5, 2_147_483_648, '1', Number.NaN, true, null]],
];

describe.each(table.map(formOf))('$scalar', ({ scalar, accepted, refused }) => {
  test.each(accepted.map((value) => ({ value })))('accepts $value as it stands', ({ value }) => {
    expect(fromVariable(scalar, value)).toBe(value);
  });

  test.each(refused.map((value) => ({ value })))('refuses $value', ({ value }) => {
    expect(isRefused(scalar, value)).toBe(true);
  });
});

describe('Rupiah', () => {
  test.each([
    ['0', 0n],
    ['1', 1n],
    [100_000, 100_000n],
    [Number.MAX_SAFE_INTEGER, 9_007_199_254_740_991n],
    ['9223372036854775807', 2n ** 63n - 1n],
  ])('%j is an amount', (value, amount) => {
    expect(fromVariable(RupiahScalar, value)).toBe(amount);
  });

  test.each([
    '-1',
    -1,
    1.5,
    '1.5',
    '1.0',
    '1,5',
    '1e3',
    '0x10',
    '9223372036854775808',
    '99999999999999999999999999',
    Number.MAX_SAFE_INTEGER + 1,
    '007',
    '00',
    '',
    ' 1',
    '1 ',
    '1_000',
    '+1',
    '١',
    'Rp1',
    null,
    true,
    ['1'],
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])('%j is none', (value) => {
    expect(isRefused(RupiahScalar, value)).toBe(true);
  });

  test.each(['1.5', '1e3', '-1', '9223372036854775808', 'true', 'null', '[1]', 'RUPIAH'])(
    'the literal %s is none',
    (text) => {
      expect(fromLiteral(RupiahScalar, text)).toMatch(/^refused/);
    },
  );

  test('every amount a bigint column holds goes out and comes back the same', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), (amount) => {
        expect(RupiahScalar.parseValue(RupiahScalar.serialize(amount))).toBe(amount);
        expect(fromLiteral(RupiahScalar, String(amount))).toBe(amount);
      }),
    );
  });
});

describe('DateTime', () => {
  test.each([
    ['2024-01-31T09:00:00+07:00', '2024-01-31T02:00:00.000Z'],
    ['2024-01-31T09:00:00Z', '2024-01-31T09:00:00.000Z'],
    ['2024-01-31t09:00:00.5z', '2024-01-31T09:00:00.500Z'],
    ['2024-02-29T23:59:59.999-05:30', '2024-03-01T05:29:59.999Z'],
  ])('%s is the moment %s', (text, utc) => {
    expect(fromVariable(DateTime, text)).toEqual(new Date(utc));
    expect(DateTime.serialize(new Date(utc))).toBe(utc);
  });

  test.each([
    '2024-01-31',
    '2024-01-31T09:00:00',
    '2024-01-31T09:00Z',
    '2024-01-31 09:00:00Z',
    '2023-02-30T09:00:00Z',
    '2024-01-31T24:00:00Z',
    '2024-01-31T09:60:00Z',
    '2024-01-31T23:59:60Z',
    '2024-01-31T09:00:00+24:00',
    '2024-01-31T09:00:00|07:00',
    '0000-01-01T00:00:00Z',
    '+010000-01-01T00:00:00Z',
    'Wed, 31 Jan 2024 09:00:00 GMT',
    '',
    1_706_666_400,
    null,
  ])('%j is no moment: it needs a day that exists, a time and an offset', (value) => {
    expect(isRefused(DateTime, value)).toBe(true);
  });

  test('every moment people live in goes out and comes back the same', () => {
    const moments = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        expect(DateTime.parseValue(DateTime.serialize(moment))).toEqual(moment);
      }),
    );
  });
});

test('a UUID means the same in capitals', () => {
  expect(fromVariable(Uuid, '123E4567-E89B-12D3-A456-426614174000')).toBe(
    '123e4567-e89b-12d3-a456-426614174000',
  );
});

describe('every scalar', () => {
  test.each(all)('%s says what it is', ({ name, description }) => {
    expect(name).toMatch(/^[A-Z]/);
    expect(description).toMatch(/^[A-Z].*\.$/s);
  });

  const likely = fc.constantFrom(
    '9801011708900001',
    '33.03',
    '2024-02-29',
    '2024-01-31T09:00:00+07:00',
    '123e4567-e89b-12d3-a456-426614174000',
    '100000',
    'WyJhIl0',
  );

  test.each(all)('%s takes a string the same from a literal and from a variable', (scalar) => {
    const texts = fc.oneof(likely, fc.string({ unit: 'binary', maxLength: 40 }));
    fc.assert(
      fc.property(texts, (text) => {
        // A lone surrogate cannot stand in a document.
        fc.pre(text.isWellFormed());
        expect(fromLiteral(scalar, JSON.stringify(text))).toEqual(fromVariable(scalar, text));
      }),
    );
  });

  test.each(all)(
    '%s takes a number, a boolean and null the same from a literal and from a variable',
    (scalar) => {
      const values = fc.oneof(
        fc.maxSafeInteger(),
        fc.double({ noDefaultInfinity: true, noNaN: true }).filter((value) => !Number.isInteger(value)),
        fc.boolean(),
        fc.constant(null),
      );
      fc.assert(
        fc.property(values, (value) => {
          const literal = parseValue(JSON.stringify(value));
          expect(outcome(() => scalar.parseLiteral(literal))).toEqual(
            fromVariable(scalar, valueFromASTUntyped(literal)),
          );
        }),
      );
    },
  );

  test.each(all)('%s never repeats what it refuses', (scalar) => {
    const secrets = fc.string({ minLength: 12, maxLength: 3_000, unit: 'grapheme' });
    const values = fc.oneof(
      secrets,
      secrets.map((secret) => ({ secret })),
      secrets.map((secret) => [secret]),
    );
    fc.assert(
      fc.property(values, (value) => {
        const said = fromVariable(scalar, value);
        const secret = typeof value === 'string' ? value : String(Object.values(value)[0]);
        if (typeof said === 'string' && said.startsWith('refused: ')) expect(said).not.toContain(secret);
        else expect(said).toBe(value);
      }),
    );
  });
});
