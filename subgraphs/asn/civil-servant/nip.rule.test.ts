import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../shared/time/calendar.js';
import { refuseNip } from './nip.rule.js';

const two = (number: number) => String(number).padStart(2, '0');
const birth = fc
  .integer({ min: 0, max: 27_000 })
  .map((days) => addDays('1940-01-01', days).replaceAll('-', ''));
const sex = fc.constantFrom('1', '2');
const serial = fc.integer({ min: 1, max: 999 }).map((number) => String(number).padStart(3, '0'));
const tenure = fc
  .tuple(fc.integer({ min: 1965, max: 2030 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}${two(month)}`);
const contract = fc
  .tuple(fc.integer({ min: 2019, max: 2040 }), fc.integer({ min: 1, max: 9 }))
  .map(([year, count]) => `${year}2${count}`);

test('the numbers of the personas are numbers', () => {
  expect(refuseNip('199008172015031001')).toBeNull();
  expect(refuseNip('199211302022212003')).toBeNull();
});

test('a birth date, an appointment of either type, a sex and a serial make a number', () => {
  fc.assert(
    fc.property(birth, fc.oneof(tenure, contract), sex, serial, (...parts) => {
      expect(refuseNip(parts.join(''))).toBeNull();
    }),
  );
});

test('with one digit more or less it is none', () => {
  fc.assert(
    fc.property(birth, tenure, sex, serial, (...parts) => {
      const nip = parts.join('');
      expect(refuseNip(`${nip}1`)).not.toBeNull();
      expect(refuseNip(nip.slice(1))).not.toBeNull();
    }),
  );
});

test.each([
  ['no letter', '19900817201503100A'],
  ['no month 13', '199008172015131001'],
  ['no sex 3', '199008172015033001'],
  ['no serial 000', '199008172015031000'],
  ['no contract before the first', '199211302022202003'],
  ['no 30 February', '199002302015031001'],
  ['no other century', '189008172015031001'],
  ['no spaces around it', ' 199008172015031001'],
])('there is %s', (_, nip) => {
  expect(refuseNip(nip)).not.toBeNull();
});

test('a refusal never repeats the number', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 8, maxLength: 30 }).filter((text) => refuseNip(text) !== null),
      (text) => {
        expect(refuseNip(text)).not.toContain(text);
      },
    ),
  );
});
