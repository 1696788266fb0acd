import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.js';

/** What the arguments of a command can hold once GraphQL has read them. */
const requests = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.bigInt(),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.string({ maxLength: 6 }), tie('value'), { maxKeys: 5 }),
})).object;

/** The same request with the fields of every object in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, reordered(inner)] as const);
  return Object.fromEntries(entries.reverse());
}

test('the order of fields does not matter, at any depth', () => {
  fc.assert(
    fc.property(requests, (request) => {
      expect(canonical(reordered(request))).toBe(canonical(request));
    }),
  );
});

test('the order of a list does', () => {
  expect(canonical({ lines: [1, 2] })).not.toBe(canonical({ lines: [2, 1] }));
});

test('requests have one text when, and only when, they ask for the same', () => {
  fc.assert(
    fc.property(requests, requests, (one, other) => {
      expect(canonical(one) === canonical(other)).toBe(isDeepStrictEqual(asText(one), asText(other)));
    }),
  );
});

/** Equal only when the values are, taking an amount for its digits and a moment for its text. */
function asText(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(asText);
  if (value === null || typeof value !== 'object') return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asText(inner)]));
}

test('what a caller leaves out is what a caller does not mention', () => {
  expect(canonical({ a: 1, b: undefined })).toBe(canonical({ a: 1 }));
  expect(canonical({ a: 1, b: null })).not.toBe(canonical({ a: 1 }));
});

test('amounts beyond a double and moments are kept to the last digit', () => {
  expect(canonical({ amount: 2n ** 63n - 1n })).not.toBe(canonical({ amount: 2n ** 63n - 2n }));
  expect(canonical({ at: new Date(0) })).not.toBe(canonical({ at: new Date(1) }));
  expect(canonical({ amount: 5n, at: new Date(0) })).toBe('{"amount":"5","at":"1970-01-01T00:00:00.000Z"}');
});

test('instances of input classes and objects without a prototype are read alike', () => {
  class Input {
    readonly b = 1;
    readonly a = 2;
  }
  expect(canonical(new Input())).toBe('{"a":2,"b":1}');
  expect(canonical(Object.assign(Object.create(null), { b: 1, a: 2 }))).toBe('{"a":2,"b":1}');
});

test('a field called __proto__ is a field', () => {
  expect(canonical(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
});

test.each([[undefined], [null], ['text'], [1n], [[]]])('%s is a request too', (request) => {
  expect(canonical(request)).toBeTypeOf('string');
});
