import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Lateness } from './lateness.js';

test('F20: a process is late while it does one thing for long, and no more once it came round', async () => {
  const lateness = new Lateness();
  const until = performance.now() + 300;
  while (performance.now() < until);
  expect(lateness.milliseconds).toBeGreaterThan(200);
  await sleep(50);
  expect(lateness.milliseconds).toBeLessThan(200);
  lateness.stop();
});
