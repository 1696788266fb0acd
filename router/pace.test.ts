import { describe, expect, test } from 'vitest';
import { Pace } from './pace.js';

/** Keeps the process to itself for so long. */
function spin(milliseconds: number): void {
  const untilMs = performance.now() + milliseconds;
  while (performance.now() < untilMs);
}

function* stepsNoting(events: string[]): Generator<void, string, void> {
  for (const step of ['first', 'second']) {
    spin(2);
    events.push(`${step} step`);
    yield;
  }
  return 'result';
}

describe.each([
  ['at once', Pace.atOnce],
  ['beside requests', Pace.besideRequests],
])('%s', (_, pace) => {
  test('all steps are done, and their result is given', async () => {
    const events: string[] = [];
    expect(await pace.all(stepsNoting(events))).toBe('result');
    expect(events).toEqual(['first step', 'second step']);
  });

  test('what goes wrong in a step ends it', async () => {
    const failure = new Error('wrong');
    await expect(pace.step(() => Promise.reject(failure))).rejects.toBe(failure);
    const failing = () => {
      throw failure;
    };
    await expect(pace.step(failing)).rejects.toBe(failure);
  });
});

test('beside requests, who waits meanwhile comes between two steps', async () => {
  const events: string[] = [];
  const steps = stepsNoting(events);
  const all = Pace.besideRequests.all(steps);
  setImmediate(() => events.push('request'));
  await all;
  expect(events).toEqual(['first step', 'request', 'second step']);
});
