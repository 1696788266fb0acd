import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { bytesKept, bytesMade } from '../testing/allocations.js';
import { SharedFlights } from './shared-flights.js';

test('an answer that came is not kept by what others that fly meanwhile are kept in', async () => {
  const flights = new SharedFlights<number[]>();
  const atOnce = 30;
  const fly = async () => {
    await setImmediate();
    return Array.from({ length: 1_000 }, (_, index) => index);
  };
  const flyOften = async () => {
    const flyInTurn = async (_: unknown, lane: number) => {
      for (let i = 0; i < 100; i += 1) {
        await flights.join(`${lane} ${i}`, fly);
        // One lane after the other, so that flights come and go while others are under way.
        for (let round = 0; round < lane % 5; round += 1) await setImmediate();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, flyInTurn));
  };
  const isHere = (url: string) => url.includes('shared-flights.test');
  await flyOften();
  const made = await bytesMade(flyOften, isHere);
  expect(made).toBeGreaterThan(1_000_000);
  const kept = await bytesKept(flyOften, isHere);
  expect(kept / made).toBeLessThan(0.05);
});
