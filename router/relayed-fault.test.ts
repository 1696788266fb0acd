import { expect, test } from 'vitest';
import { relayedFault } from './relayed-fault.js';

const relayed = (extensions: Readonly<Record<string, unknown>>) =>
  relayedFault('identity', { message: 'Words.', extensions }).extensions;

test('A27: a ministry’s quota is told with the seconds to wait, and with nothing else it may have said', () => {
  expect(relayed({ code: 'QUOTA_EXCEEDED', retryAfter: 60, nik: 'x' })).toEqual({
    code: 'QUOTA_EXCEEDED',
    retryAfter: 60,
  });
});

test.each([[-1], [0], [1.5], ['60'], [{}], [Number.NaN], [undefined]])(
  'seconds that are none are left out: %j',
  (retryAfter) => {
    expect(relayed({ code: 'QUOTA_EXCEEDED', retryAfter })).toEqual({ code: 'QUOTA_EXCEEDED' });
    expect(relayed({ code: 'NOT_FOUND', argument: 'nik', retryAfter: 60 })).toEqual({
      code: 'NOT_FOUND',
      argument: 'nik',
    });
  },
);
