import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refuseNik } from './nik.js';

test.each([
  ['9801011708900001', null],
  ['9871015205850002', null],
  ['9801013208900001', 'the day in this NIK does not exist'],
  ['9801014008900001', 'the day in this NIK does not exist'],
  ['9801017208900001', 'the day in this NIK does not exist'],
  ['9801011713900001', 'the month in this NIK does not exist'],
  ['9801013002900001', 'the date in this NIK does not exist'],
  ['9801011708900000', 'the serial of a NIK begins at 0001'],
  ['980101170890001', 'a NIK has 16 digits and does not begin with 0'],
])('%s is judged: %s', (nik, reason) => {
  expect(refuseNik(nik)).toBe(reason);
});

test('29 February is a birthday only when one of the centuries has it', () => {
  expect(refuseNik('9801012902000001')).toBeNull();
  expect(refuseNik('9801012902010001')).toBe('the date in this NIK does not exist');
});

test('every date of birth makes a valid NIK, for men and for women', () => {
  const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(dates, fc.boolean(), fc.integer({ min: 1, max: 9999 }), (date, isFemale, serial) => {
      const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
      const written = String(Number(day) + (isFemale ? 40 : 0)).padStart(2, '0');
      expect(
        refuseNik(`980101${written}${month}${year.slice(2)}${String(serial).padStart(4, '0')}`),
      ).toBeNull();
    }),
  );
});

test('no text is accepted that is not sixteen digits, and none is repeated', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), (text) => {
      fc.pre(!/^[1-9]\d{15}$/.test(text));
      expect(refuseNik(text)).toBe('a NIK has 16 digits and does not begin with 0');
    }),
  );
});
