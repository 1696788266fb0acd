import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byLikeness, overlapScore, overlapsAmong, scopeOf } from './overlap.rule.js';

const parts = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 });
const scope = parts.map((chosen) => new Set(chosen));
const inventory = fc
  .array(fc.record({ serviceRefs: parts, dataUsed: parts }), { maxLength: 12 })
  .map((scopes) => scopes.map((one, place) => ({ id: `APP-024-${1000 + place}`, ...one })));
const threshold = fc.double({ min: 0.01, max: 1, noNaN: true });

test('a score is the same from both sides, from 0 to 1', () => {
  fc.assert(
    fc.property(scope, scope, (a, b) => {
      const score = overlapScore(a, b);
      expect(score).toBe(overlapScore(b, a));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }),
  );
});

test('a score is 1 exactly when both are about the same, and 0 exactly when they share nothing', () => {
  fc.assert(
    fc.property(scope, scope, (a, b) => {
      const score = overlapScore(a, b);
      expect(score === 1).toBe([...a].sort().join() === [...b].sort().join());
      expect(score === 0).toBe([...a].every((part) => !b.has(part)));
    }),
  );
});

test('three of five shared reach a threshold of 0.6', () => {
  expect(overlapScore(new Set(['a', 'b', 'c', 'd']), new Set(['a', 'b', 'c', 'e']))).toBe(0.6);
});

test('the pairs found are those that comparing every two finds, whatever their order', () => {
  fc.assert(
    fc.property(inventory, threshold, (applications, atLeast) => {
      const expected = applications.flatMap((first, place) =>
        applications
          .slice(place + 1)
          .map((second) => ({
            firstId: first.id,
            secondId: second.id,
            score: overlapScore(scopeOf(first), scopeOf(second)),
          }))
          .filter(({ score }) => score >= atLeast),
      );
      expect(overlapsAmong(applications, atLeast)).toEqual(expected.sort(byLikeness));
      expect(overlapsAmong([...applications].reverse(), atLeast)).toEqual(expected);
    }),
  );
});
