import { randomInt } from 'node:crypto';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const serialLength = 8;
const randomLength = 8;

/**
 * Makes a treasury receipt number of 16 characters: a serial, so that no two are alike without asking the database, and a
 * random half, because an agency that knows a number may look its payment up.
 */
export function ntpnOf(serial: bigint): string {
  const counted = serial.toString(digits.length).toUpperCase().padStart(serialLength, '0');
  const random = Array.from({ length: randomLength }, () => digits[randomInt(digits.length)]);
  return counted + random.join('');
}
