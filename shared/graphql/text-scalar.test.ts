import fc from 'fast-check';
import { parseValue } from 'graphql';
import { expect, test } from 'vitest';
import { patternScalar, textScalar } from './text-scalar.js';

const Even = textScalar({
  name: 'Even',
  guessable: true,
  description: 'A text of even length.',
  refuse: (text) => (text.length % 2 === 0 ? null : 'this text has an odd length'),
});
const Letters = patternScalar({
  name: 'Letters',
  guessable: true,
  description: 'Three letters.',
  pattern: /^[a-z]{3}$/,
  form: '3 letters',
});

test('a text scalar takes what its rule does not refuse, and gives the reason for the rest', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parse = () => Even.parseValue(text);
      if (text.length % 2 === 0) expect(parse()).toBe(text);
      else expect(parse).toThrow(/^this text has an odd length$/);
    }),
  );
});

test.each([1, 1n, true, null, {}, ['ab'], new String('ab')])('%o is not written as a string', (value) => {
  expect(() => Even.parseValue(value)).toThrow(/^Even is written as a string$/);
});

test.each(['1', '1.5', 'true', 'null', 'AB', '["ab"]', '{ a: "ab" }'])(
  'the literal %s is no string',
  (text) => {
    expect(() => Even.parseLiteral(parseValue(text))).toThrow(/^Even is written as a string$/);
  },
);

test('a block string is a string', () => {
  expect(Even.parseLiteral(parseValue('"""\n  ab\n"""'))).toBe('ab');
});

test('a pattern scalar says its form, not the value', () => {
  expect(Letters.parseValue('abc')).toBe('abc');
  expect(() => Letters.parseValue('abcd')).toThrow(/^Letters has the form: 3 letters$/);
  expect(() => Letters.parseValue('abc\n')).toThrow(/^Letters has the form: 3 letters$/);
});
