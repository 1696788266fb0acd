import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refuseNik } from '../graphql/nik.js';
import { NikRegister } from './nik-register.js';

test('a number tells place and date of birth, plus forty days for a woman', () => {
  const register = new NikRegister([]);
  expect(register.issue('9801', 'MALE', '1990-08-17')).toBe('9801011708900001');
  expect(register.issue('9801', 'FEMALE', '1990-08-17')).toBe('9801015708900001');
  expect(register.issue('9871', 'MALE', '1990-08-17')).toBe('9871011708900001');
  expect(register.issue('9801', 'MALE', '1990-08-17')).toBe('9801011708900002');
});

test('a number given out before is passed over', () => {
  const register = new NikRegister(['9801011708900001', '9801011708900002']);
  expect(register.issue('9801', 'MALE', '1990-08-17')).toBe('9801011708900003');
});

test('a full serial goes on in the next district', () => {
  const register = new NikRegister([]);
  const issued = Array.from({ length: 10_000 }, () => register.issue('9801', 'MALE', '1990-08-17'));
  expect(issued.slice(-2)).toEqual(['9801011708909999', '9801021708900001']);
});

test('every number is well formed and given out once', () => {
  const births = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const applicant = fc.tuple(
    fc.constantFrom('9801' as const, '9871' as const),
    fc.constantFrom('MALE' as const, 'FEMALE' as const),
    fc.oneof(births, fc.constantFrom('1990-08-17', '2000-02-29')),
  );
  fc.assert(
    fc.property(fc.array(applicant, { maxLength: 60 }), (applicants) => {
      const taken = '9801011708900002';
      const register = new NikRegister([taken]);
      const issued = applicants.map((facts) => register.issue(...facts));
      expect(issued.map(refuseNik)).toEqual(issued.map(() => null));
      expect(new Set([taken, ...issued]).size).toBe(issued.length + 1);
    }),
  );
});
