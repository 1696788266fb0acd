import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { Fault } from '../shared/errors/fault.js';
import { withErrorsInPlace } from './error-places.js';
import { type Path, Unanswered } from './unanswered.js';

const down = new Fault('SUBGRAPH_UNAVAILABLE', 'The subgraph "b" did not answer.', { subgraph: 'b' });

/** The executor hands on whatever was thrown, though its type says otherwise. */
const placed = (data: Record<string, unknown> | null, thrown: readonly Error[]) =>
  withErrorsInPlace({ data, errors: thrown as GraphQLError[] }).errors?.map(
    ({ path }) => path?.join('.') ?? null,
  );

test.each([
  ['a field of the root', { b: null }, [], ['b'], ['b']],
  ['two fields, one of them asked for another', { b: null }, [], ['b', 'hidden'], ['b']],
  ['a field of one thing', { me: { b: null } }, ['me'], ['b'], ['me.b']],
  [
    'things in a list',
    { all: [{ b: null }, null, { b: null }] },
    ['all', '@'],
    ['b'],
    ['all.0.b', 'all.2.b'],
  ],
  [
    'lists in lists',
    { all: [[{ b: null }], [], [{ b: 1 }, { b: null }]] },
    ['all', '@', '@'],
    ['b'],
    ['all.0.0.b', 'all.2.1.b'],
  ],
  ['a list of other things too', { all: [{ a: 1 }, { b: null }] }, ['all', '@'], ['b'], ['all.1.b']],
  ['things of which one became null', { all: [{ b: 1 }, null] }, ['all', '@'], ['b'], ['all.1.b']],
  ['a thing that became null for want of it', { all: null }, ['all', '@', 'x'], ['b'], ['all']],
  ['an answer that became null for want of it', null, ['me', 'x', '@'], ['b'], ['me.x']],
  [
    'only what was asked for another',
    { all: [{ c: null }, { c: null }] },
    ['all', '@'],
    ['b'],
    ['all.0', 'all.1'],
  ],
  ['a list that is empty by now', { all: [] }, ['all', '@'], ['b'], ['all']],
] as const)('the errors of %s are where the values are missing', (_, data, at, fields, expected) => {
  expect(placed(data, [new Unanswered(at, fields, [down])])).toEqual(expected);
});

test('every null of a list has one error, every other value has none', () => {
  const item = fc.record({ b: fc.oneof(fc.constant(null), fc.integer()) });
  fc.assert(
    fc.property(fc.array(item, { minLength: 1 }), (all) => {
      fc.pre(all.some(({ b }) => b === null));
      const nulls = all.flatMap(({ b }, index) => (b === null ? [`all.${index}.b`] : []));
      expect(placed({ all }, [new Unanswered(['all', '@'], ['b'], [down])])).toEqual(nulls);
    }),
  );
});

test('whatever the answer is, a call without an answer leaves an error, and its path names places, never lists', () => {
  const step = fc.constantFrom('a', 'b', '@', '__proto__');
  const data = fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.jsonValue({ maxDepth: 4 }));
  fc.assert(
    fc.property(data, fc.array(step), fc.array(fc.constantFrom('a', 'b')), (answer, at: Path, fields) => {
      const paths = placed(answer, [new Unanswered(at, fields, [down])]) ?? [];
      expect(paths.length).toBeGreaterThan(0);
      expect(new Set(paths).size).toBe(paths.length);
      for (const path of paths) expect(path ?? '').not.toContain('@');
    }),
  );
});

test('other errors stay as they are, and an answer without any has none', () => {
  const other = new GraphQLError('x', { path: ['a', 0] });
  expect(withErrorsInPlace({ data: { a: [] }, errors: [other] }).errors).toEqual([other]);
  expect(withErrorsInPlace({ data: { a: 1 } })).toEqual({ data: { a: 1 } });
  expect(withErrorsInPlace({ data: { a: 1 }, errors: [] })).toEqual({ data: { a: 1 } });
});
