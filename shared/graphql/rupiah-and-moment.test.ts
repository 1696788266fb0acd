import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromLiteral, fromVariable, isRefused } from '../testing/scalar-outcome.js';
import { DateTime, RupiahScalar } from './scalars.js';

describe('Rupiah', () => {
  test.each([
    ['0', 0n],
    ['1', 1n],
    [100_000, 100_000n],
    [Number.MAX_SAFE_INTEGER, 9_007_199_254_740_991n],
    ['9223372036854775807', 2n ** 63n - 1n],
  ])('%j is an amount', (value, amount) => {
    expect(fromVariable(RupiahScalar, value)).toBe(amount);
  });

  test.each([
    '-1',
    -1,
    1.5,
    '1.5',
    '1.0',
    '1,5',
    '1e3',
    '0x10',
    '9223372036854775808',
    '99999999999999999999999999',
    Number.MAX_SAFE_INTEGER + 1,
    '007',
    '00',
    '',
    ' 1',
    '1 ',
    '1_000',
    '+1',
    '١',
    'Rp1',
    null,
    true,
    ['1'],
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])('%j is none', (value) => {
    expect(isRefused(RupiahScalar, value)).toBe(true);
  });

  test.each(['1.5', '1e3', '-1', '9223372036854775808', 'true', 'null', '[1]', 'RUPIAH'])(
    'the literal %s is none',
    (text) => {
      expect(fromLiteral(RupiahScalar, text)).toMatch(/^refused/);
    },
  );

  test('every amount a bigint column holds goes out and comes back the same', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), (amount) => {
        expect(RupiahScalar.parseValue(RupiahScalar.serialize(amount))).toBe(amount);
        expect(fromLiteral(RupiahScalar, String(amount))).toBe(amount);
      }),
    );
  });
});

describe('DateTime', () => {
  test.each([
    ['2024-01-31T09:00:00+07:00', '2024-01-31T02:00:00.000Z'],
    ['2024-01-31T09:00:00Z', '2024-01-31T09:00:00.000Z'],
    ['2024-01-31t09:00:00.5z', '2024-01-31T09:00:00.500Z'],
    ['2024-02-29T23:59:59.999-05:30', '2024-03-01T05:29:59.999Z'],
  ])('%s is the moment %s', (text, utc) => {
    expect(fromVariable(DateTime, text)).toEqual(new Date(utc));
    expect(DateTime.serialize(new Date(utc))).toBe(utc);
  });

  test.each([
    '2024-01-31',
    '2024-01-31T09:00:00',
    '2024-01-31T09:00Z',
    '2024-01-31 09:00:00Z',
    '2023-02-30T09:00:00Z',
    '2024-01-31T24:00:00Z',
    '2024-01-31T09:60:00Z',
    '2024-01-31T23:59:60Z',
    '2024-01-31T09:00:00+24:00',
    '2024-01-31T09:00:00|07:00',
    '0000-01-01T00:00:00Z',
    '+010000-01-01T00:00:00Z',
    'Wed, 31 Jan 2024 09:00:00 GMT',
    '',
    1_706_666_400,
    null,
  ])('%j is no moment: it needs a day that exists, a time and an offset', (value) => {
    expect(isRefused(DateTime, value)).toBe(true);
  });

  test('every moment people live in goes out and comes back the same', () => {
    const moments = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        expect(DateTime.parseValue(DateTime.serialize(moment))).toEqual(moment);
      }),
    );
  });
});
