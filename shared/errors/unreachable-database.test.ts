import { QueryFailedError } from 'typeorm';
import { expect, test } from 'vitest';
import { isUnreachableDatabase } from './unreachable-database.js';

const coded = (code: string) => Object.assign(new Error('x'), { code });

test.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300', '08006', '58030'])(
  '%s is about the database, from the driver or through TypeORM',
  (code) => {
    expect(isUnreachableDatabase(coded(code))).toBe(true);
    expect(isUnreachableDatabase(new QueryFailedError('SELECT 1', [], coded(code)))).toBe(true);
  },
);

test('so is a pool that waited in vain', () => {
  expect(isUnreachableDatabase(new Error('timeout exceeded when trying to connect'))).toBe(true);
});

test.each(['23505', '22P02', '42501', 'ENOENT'])('%s is about the statement, or about us', (code) => {
  expect(isUnreachableDatabase(new QueryFailedError('SELECT 1', [], coded(code)))).toBe(false);
});

test('what is no error is neither', () => {
  expect([null, 'x', new Error('a bug')].map(isUnreachableDatabase)).toEqual([false, false, false]);
});
