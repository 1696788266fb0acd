import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.js';

const now = new Date('2024-01-31T10:00:00Z');

test.each([
  ['0', 0],
  ['7', 7_000],
  ['Wed, 31 Jan 2024 10:01:00 GMT', 60_000],
  ['Wed, 31 Jan 2024 09:00:00 GMT', 0],
])('F04: %s is read as a server means it', (header, milliseconds) => {
  expect(retryAfterMs(header, now)).toBe(milliseconds);
});

test.each([undefined, '', '-1', '1.5', '1e9', 'soon', '99999999999', '2024-02-01', ['1', '2']])(
  'F04: %j asks for nothing',
  (header) => {
    expect(retryAfterMs(header, now)).toBe(0);
  },
);
