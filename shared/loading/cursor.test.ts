import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cursor } from '../graphql/scalars.js';
import { decodeCursor, encodeCursor } from './cursor.js';

const connection = 'parcel takenInAt id DESC';
const refusal = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } });

/** What the columns a list is ordered by can hold. */
const values = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: fc.constant('名'), maxLength: 200 }),
    fc.uuid(),
    fc.maxSafeInteger(),
    fc.boolean(),
  ),
  { minLength: 1, maxLength: 4 },
);

test('what goes into a cursor comes out, and the Cursor scalar lets it back in', () => {
  fc.assert(
    fc.property(values, (place) => {
      const cursor = encodeCursor(connection, place);
      expect(Cursor.parseValue(cursor)).toBe(cursor);
      expect(decodeCursor(connection, cursor, place.length)).toEqual(place);
    }),
  );
});

test('moments and amounts are carried as text', () => {
  const cursor = encodeCursor(connection, [new Date('2024-01-31T02:00:00.123Z'), 2n ** 63n - 1n]);
  expect(decodeCursor(connection, cursor, 2)).toEqual(['2024-01-31T02:00:00.123Z', '9223372036854775807']);
});

test("A26: another connection's cursor is refused, even of the same columns", () => {
  fc.assert(
    fc.property(values, (place) => {
      const cursor = encodeCursor('other takenInAt id DESC', place);
      expect(() => decodeCursor(connection, cursor, place.length)).toThrow(refusal);
    }),
  );
});

test('a cursor of another number of values is refused', () => {
  const cursor = encodeCursor(connection, ['a', 'b']);
  expect(() => decodeCursor(connection, cursor, 1)).toThrow(refusal);
  expect(() => decodeCursor(connection, cursor, 3)).toThrow(refusal);
});

test('A26: a cursor of which one character was changed is refused', () => {
  const changes = fc.record({ at: fc.nat(), by: fc.constantFrom(...'AZaz09-_=') });
  fc.assert(
    fc.property(values, changes, (place, { at, by }) => {
      const cursor = encodeCursor(connection, place);
      const index = at % cursor.length;
      const changed = cursor.slice(0, index) + by + cursor.slice(index + 1);
      fc.pre(changed !== cursor);
      expect(() => decodeCursor(connection, changed, place.length)).toThrow(refusal);
    }),
  );
});

test('no text that is not a cursor breaks anything: it is refused', () => {
  const json = fc.json().map((text) => Buffer.from(text).toString('base64url'));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), json), fc.nat(4), (text, length) => {
      expect(() => decodeCursor(connection, text, length)).toThrow(refusal);
    }),
  );
});

test('the refusal does not repeat the cursor', () => {
  expect(() => decodeCursor(connection, 'c2VjcmV0', 1)).toThrow(
    /^Argument "after" is not valid: it is not a cursor that this connection gave out\.$/,
  );
});
