import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isWornOut,
  overlapMinutes,
  publishedKeys,
  publishMinutes,
  retirementOf,
  successionOf,
  useDays,
} from './signing-key.rule.js';

const moment = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => new Date(ms));
const key = fc.record({ notBefore: moment, retiredAt: fc.option(moment) });

test('only keys that are not retired are published, and each of them', () => {
  fc.assert(
    fc.property(fc.array(key), moment, (keys, now) => {
      const published = publishedKeys(keys, now);
      for (const one of keys) {
        expect(published.includes(one)).toBe(one.retiredAt === null || one.retiredAt > now);
      }
    }),
  );
});

test('the first signs: it has begun, and none that has begun began later', () => {
  fc.assert(
    fc.property(fc.array(key, { minLength: 1 }), moment, (keys, now) => {
      const [signer, ...others] = publishedKeys(keys, now);
      const begun = others.filter(({ notBefore }) => notBefore <= now);
      if (!signer || begun.length === 0) return;
      expect(signer.notBefore.getTime()).toBeLessThanOrEqual(now.getTime());
      for (const { notBefore } of begun)
        expect(notBefore.getTime()).toBeLessThanOrEqual(signer.notBefore.getTime());
    }),
  );
});

test('a successor is published before it signs, and its predecessor for as long as its tokens live', () => {
  fc.assert(
    fc.property(moment, (now) => {
      const retiredAt = retirementOf(now, false);
      const begins = successionOf(retiredAt, now);
      expect(begins.getTime() - now.getTime()).toBe(publishMinutes * 60_000);
      expect(retiredAt.getTime() - begins.getTime()).toBe(overlapMinutes * 60_000);
    }),
  );
});

test('a compromised key is gone at once and its successor signs at once', () => {
  const now = new Date('2024-01-31T05:00:00Z');
  expect(retirementOf(now, true)).toEqual(now);
  expect(successionOf(now, now)).toEqual(now);
});

test('a key is worn out after its days and not a millisecond before', () => {
  const notBefore = new Date('2024-01-31T05:00:00Z');
  const end = notBefore.getTime() + useDays * 86_400_000;
  expect(isWornOut({ notBefore, retiredAt: null }, new Date(end))).toBe(true);
  expect(isWornOut({ notBefore, retiredAt: null }, new Date(end - 1))).toBe(false);
});
