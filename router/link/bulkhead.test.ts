import { expect, test } from 'vitest';
import { Bulkhead } from './bulkhead.js';

const forever = new AbortController().signal;

/** A task that runs until it is told to end. */
function task(log: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const run = async () => {
    log.push(name);
    await promise;
  };
  return { run, end: resolve };
}

test('F02: so many run, a few wait in their order, and one more is refused at once', async () => {
  const bulkhead = new Bulkhead(2, 2, 60_000);
  const log: string[] = [];
  const tasks = ['a', 'b', 'c', 'd'].map((name) => task(log, name));
  const runs = tasks.map(({ run }) => bulkhead.run(forever, run));
  await expect(bulkhead.run(forever, async () => {})).rejects.toMatchObject({ reason: 'BUSY' });
  expect(log).toEqual(['a', 'b']);
  tasks[1]?.end();
  await runs[1];
  expect(log).toEqual(['a', 'b', 'c']);
  for (const { end } of tasks) end();
  await Promise.all(runs);
  expect(log).toEqual(['a', 'b', 'c', 'd']);
});

test('a place is given on whatever came of the task that had it', async () => {
  const bulkhead = new Bulkhead(1, 1, 60_000);
  const fails = () => Promise.reject(new Error('it broke'));
  for (let i = 0; i < 3; i += 1) await expect(bulkhead.run(forever, fails)).rejects.toThrow('it broke');
  expect(await bulkhead.run(forever, async () => 'done')).toBe('done');
});

test('who is told to stop waiting leaves the queue, and is never begun', async () => {
  const bulkhead = new Bulkhead(1, 1, 60_000);
  const log: string[] = [];
  const [first, second, third] = [task(log, 'first'), task(log, 'second'), task(log, 'third')];
  const running = bulkhead.run(forever, first.run);
  const patience = new AbortController();
  const waiting = bulkhead.run(patience.signal, second.run);
  patience.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  const next = bulkhead.run(forever, third.run);
  first.end();
  third.end();
  await Promise.all([running, next]);
  expect(log).toEqual(['first', 'third']);
});

test('whose turn does not come soon enough is refused, and is never begun', async () => {
  const bulkhead = new Bulkhead(1, 1, 20);
  const log: string[] = [];
  const [first, second] = [task(log, 'first'), task(log, 'second')];
  const running = bulkhead.run(forever, first.run);
  await expect(bulkhead.run(forever, second.run)).rejects.toMatchObject({ reason: 'BUSY' });
  first.end();
  await running;
  expect(log).toEqual(['first']);
});
