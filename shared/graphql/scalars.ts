import { GraphQLInt, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { InvalidValue } from '../errors/invalid-value.js';
import { isRealDate } from '../time/calendar.js';
import { refuseNik } from './nik.js';
import { patternScalar, textScalar } from './text-scalar.js';
import { isUuid } from './uuid.js';

export const Nik = textScalar({
  name: 'NIK',
  guessable: true,
  description:
    'Population number (nomor induk kependudukan): 16 digits. Personal data; never read age or sex from it.',
  refuse: refuseNik,
});

export const FamilyCardNumber = patternScalar({
  name: 'FamilyCardNumber',
  guessable: true,
  description: 'Family card number (nomor kartu keluarga, KK): 16 digits. Personal data.',
  pattern: /^[1-9]\d{15}$/,
  form: '16 digits, the first not 0',
});

export const AreaCode = patternScalar({
  name: 'AreaCode',
  guessable: false,
  description:
    'Area code (kode wilayah Kemendagri), dotted: province `33`, regency or city `33.03`, district `33.03.01`, village `33.03.01.2001`.',
  pattern: /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/,
  form: '33, 33.03, 33.03.01 or 33.03.01.2001',
});

export const AgencyCode = patternScalar({
  name: 'AgencyCode',
  guessable: false,
  description:
    'Code of an agency (kode instansi): three digits of the budget section of a central agency, or the area code of a regional government.',
  pattern: /^(\d{3}|\d{2}(\.\d{2})?)$/,
  form: '024, 33 or 33.03',
});

export const IsoDateScalar = textScalar({
  name: 'Date',
  guessable: false,
  description: 'A day of the Gregorian calendar, `YYYY-MM-DD` (ISO 8601), in Indonesian legal time.',
  refuse: (text) => (isRealDate(text) ? null : 'a Date is a day that exists, as YYYY-MM-DD'),
});

export const IdempotencyKey = patternScalar({
  name: 'IdempotencyKey',
  guessable: false,
  description:
    'Chosen by the caller for one intended command and sent again with every retry of it: 8 to 64 letters, digits, `-` or `_`. A UUID is a good one.',
  pattern: /^[A-Za-z0-9_-]{8,64}$/,
  form: '8 to 64 letters, digits, - or _',
});

export const ShortText = textScalar({
  name: 'ShortText',
  guessable: false,
  description:
    'Text a person writes, in one line: 1 to 200 characters, not blank, without control characters.',
  refuse: (text) => refuseText(text, 200),
});

export const LongText = textScalar({
  name: 'LongText',
  guessable: false,
  description:
    'Text a person writes: 1 to 2,000 characters, not blank, without control characters but line breaks.',
  refuse: (text) => refuseText(text.replaceAll('\n', ' '), 2_000),
});

export const Cursor = patternScalar({
  name: 'Cursor',
  guessable: false,
  description: 'A place in a connection, given out by it. Opaque: its form may change.',
  // A cursor carries at most a ShortText and an id; a letter of a ShortText may take three bytes.
  pattern: /^[A-Za-z0-9_-]{1,2048}$/,
  form: 'a cursor that this connection gave out',
});

export const Uuid = textScalar({
  name: 'UUID',
  guessable: false,
  description: 'An opaque identifier (UUID, RFC 9562).',
  refuse: (text) => (isUuid(text) ? null : 'a UUID has 36 characters: digits, a to f, and hyphens'),
  // PostgreSQL gives it out in small letters, and an answer is matched to its key by the text.
  normalise: (text) => text.toLowerCase(),
});

const moment = GraphQLDateTimeISO.toConfig();

export const DateTime = restated(
  new GraphQLScalarType<Date, string>({
    ...moment,
    parseValue: (value) => inYearOfOurCount(moment.parseValue(value)),
    parseLiteral: (node) => inYearOfOurCount(moment.parseLiteral(node)),
  }),
  'DateTime',
  'A moment (ISO 8601 with its offset); answers are in UTC.',
  'a DateTime is a moment like 2024-01-31T09:00:00+07:00',
);

export const PositiveInt = restated(
  new GraphQLScalarType<number, number>({
    ...GraphQLInt.toConfig(),
    // The one of graphql-scalars cuts 1.5 to 1 and lets through what no Int column holds.
    parseValue: (value) => atLeastOne(GraphQLInt.parseValue(value)),
    parseLiteral: (node) => atLeastOne(GraphQLInt.parseLiteral(node)),
  }),
  'PositiveInt',
  'A whole number, 1 to 2,147,483,647.',
  'a PositiveInt is a whole number from 1',
);

/** There is no year 0, neither in history nor in PostgreSQL. */
function inYearOfOurCount(value: Date): Date {
  if (value.getUTCFullYear() < 1) throw new RangeError();
  return value;
}

function atLeastOne(value: number): number {
  if (value < 1) throw new RangeError();
  return value;
}

/** The largest amount a PostgreSQL bigint holds. */
const rupiahMax = 2n ** 63n - 1n;

export const RupiahScalar = new GraphQLScalarType<bigint, string>({
  name: 'Rupiah',
  extensions: { guessable: false },
  description:
    'Whole rupiah, 0 to 9,223,372,036,854,775,807, carried as a string of digits because GraphQL integers end at 2,147,483,647.',
  serialize: String,
  parseValue: parseRupiah,
  parseLiteral: (node) =>
    parseRupiah(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : null),
});

function parseRupiah(value: unknown): bigint {
  const digits = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof digits !== 'string' || !/^(0|[1-9]\d{0,18})$/.test(digits) || BigInt(digits) > rupiahMax) {
    throw new InvalidValue('Rupiah are whole, not negative, and written as digits only');
  }
  return BigInt(digits);
}

function refuseText(text: string, lengthMax: number): string | null {
  if (text.length > lengthMax) return `this text has at most ${lengthMax} characters`;
  // Letters, digits, punctuation or symbols: what is only spaces and invisible signs is blank to a reader.
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) return 'this text must not be blank';
  if (!text.isWellFormed()) return 'this text must be well-formed Unicode';
  // The line and paragraph separators (U+2028, U+2029) break a line without being control characters.
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) ? 'this text must not contain control characters' : null;
}

/** A library's scalar under our name, refusing with a reason that does not repeat the value as the library's would. */
function restated<In, Out>(
  scalar: GraphQLScalarType<In, Out>,
  name: string,
  description: string,
  reason: string,
): GraphQLScalarType<In, Out> {
  const guarded =
    <Args extends unknown[], Result>(parse: (...args: Args) => Result) =>
    (...args: Args): Result => {
      try {
        return parse(...args);
      } catch {
        throw new InvalidValue(reason);
      }
    };
  const config = scalar.toConfig();
  return new GraphQLScalarType<In, Out>({
    name,
    description,
    extensions: { guessable: false },
    serialize: config.serialize,
    parseValue: guarded(config.parseValue),
    parseLiteral: guarded(config.parseLiteral),
  });
}
