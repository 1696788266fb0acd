import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canMove, type Lifecycle } from './lifecycle.js';

const states = ['DRAFT', 'SUBMITTED', 'PAID', 'REJECTED'] as const;
type State = (typeof states)[number];

test('a state moves to its successors and to nothing else', () => {
  const state = fc.constantFrom(...states);
  const tables: fc.Arbitrary<Lifecycle<State>> = fc.record({
    DRAFT: fc.subarray([...states]),
    SUBMITTED: fc.subarray([...states]),
    PAID: fc.subarray([...states]),
    REJECTED: fc.subarray([...states]),
  });
  fc.assert(
    fc.property(tables, state, state, (table, from, to) => {
      expect(canMove(table, from, to)).toBe(table[from].includes(to));
    }),
  );
});

test('a state without successors is final', () => {
  const table: Lifecycle<State> = { DRAFT: ['SUBMITTED'], SUBMITTED: ['PAID'], PAID: [], REJECTED: [] };
  expect(states.filter((to) => canMove(table, 'PAID', to))).toEqual([]);
  expect(canMove(table, 'DRAFT', 'SUBMITTED')).toBe(true);
});
