import fc from 'fast-check';
import { type GraphQLScalarType, parseValue, valueFromASTUntyped } from 'graphql';
import { describe, expect, test } from 'vitest';
import { fromLiteral, fromVariable, isRefused, outcome } from '../testing/scalar-outcome.js';
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
