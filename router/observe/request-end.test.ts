import { expect, test } from 'vitest';
import { endOfAnswer, endOfStatus } from './request-end.js';

const error = (code: unknown) => ({ extensions: { code } });

test('an answer with data is whole or partial, and a fault says more than what a viewer may not have', () => {
  expect(endOfAnswer({ data: {} })).toEqual({ outcome: 'OK', code: '' });
  expect(
    endOfAnswer({ data: {}, errors: [error('UNAUTHORIZED_FIELD'), error('SUBGRAPH_UNAVAILABLE')] }),
  ).toEqual({ outcome: 'PARTIAL', code: 'SUBGRAPH_UNAVAILABLE' });
});

test('an answer without data failed by a fault of ours, and was refused for what the client did', () => {
  expect(endOfAnswer({ data: null, errors: [error('INTERNAL')] }).outcome).toBe('FAILED');
  expect(endOfAnswer({ errors: [error('COST_LIMIT')] })).toEqual({ outcome: 'REFUSED', code: 'COST_LIMIT' });
});

test('A50: a code that is not of the catalogue is never told', () => {
  for (const code of ['9801011708900001', 'toString', 7, undefined])
    expect(endOfAnswer({ data: null, errors: [error(code)] }).code).toBe('INTERNAL');
});

test.each([
  [200, 'OK', ''],
  [401, 'REFUSED', 'UNAUTHENTICATED'],
  [415, 'REFUSED', 'BAD_REQUEST'],
  [500, 'FAILED', 'INTERNAL'],
  [503, 'REFUSED', 'OVERLOADED'],
])('what never came to GraphQL is known by its status: %i is %s %s', (status, outcome, code) => {
  expect(endOfStatus(status)).toEqual({ outcome, code });
});
