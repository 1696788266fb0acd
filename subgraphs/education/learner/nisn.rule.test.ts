import fc from 'fast-check';
import { expect, test } from 'vitest';
import { birthYearIn, nisnPrefixOf } from './nisn.rule.js';

test('a NISN from 014 is of 2014, and one from 998 of 1998', () => {
  expect(birthYearIn('0141234567')).toBe(2014);
  expect(birthYearIn('9981234567')).toBe(1998);
});

test('the year of birth of everybody who lives is read back from the number', () => {
  const year = fc.integer({ min: 1900, max: 2899 });
  const serial = fc.integer({ min: 0, max: 9_999_999 });
  fc.assert(
    fc.property(year, serial, (born, number) => {
      expect(birthYearIn(`${nisnPrefixOf(born)}${String(number).padStart(7, '0')}`)).toBe(born);
    }),
  );
});
