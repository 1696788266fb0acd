import { expect, test } from 'vitest';
import { firstDifference, isWhole } from './answer.js';

test.each([
  ['{"data":{"a":{"b":1}}}\n', true],
  ['{"data":{"a":1}}', true],
  ['{"errors":[{"message":"m"}],"data":{"a":null}}', false],
  ['{"data":{"a":null},"errors":[{"message":"m"}]}', false],
  ['{"data":null}', false],
  ['<html>{}</html>', false],
])('whether %s is whole: %s', (body, whole) => {
  expect(isWhole(body)).toBe(whole);
});

test('answers are alike in whichever order their fields stand', () => {
  expect(firstDifference({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBeNull();
});

test.each([
  [{ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, 'data.a.0.b'],
  [{ a: 1 }, { a: 1, b: 2 }, 'data.b'],
  [{ a: [1, 2] }, { a: [1] }, 'data.a.1'],
  [{ a: [] }, { a: {} }, 'data.a'],
  [{ a: null }, { a: {} }, 'data.a'],
])('%j and %j differ first at %s', (one, other, path) => {
  expect(firstDifference(one, other)).toBe(path);
});
