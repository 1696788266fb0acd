import { expect, test } from 'vitest';
import { ownValue, setOwnValue } from './own.js';

const inherited = Object.getOwnPropertyNames(Object.prototype);

test.each(inherited)('A17: an object of JSON has no %s that it was not told', (name) => {
  expect(ownValue(JSON.parse('{"a":{}}'), name)).toBeUndefined();
});

test.each(inherited)('A17: a %s that an object was told is a value like any other', (name) => {
  const told = JSON.parse(`{"${name}":{"a":1}}`);
  expect(ownValue(told, name)).toEqual({ a: 1 });
  const set = {};
  setOwnValue(set, name, 'x');
  expect(ownValue(set, name)).toBe('x');
  expect(Object.getPrototypeOf(set)).toBe(Object.prototype);
});
