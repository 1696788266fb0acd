import { expect, test, vi } from 'vitest';
import { withSecondTry } from './second-try.js';

const forever = new AbortController().signal;
const broken = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
const patient = { signal: forever, patienceMs: 60_000, isAllowed: () => true };
const impatient = { ...patient, patienceMs: 5 };

/** Fails as undici does when it is told to stop. */
const never = (signal: AbortSignal) =>
  new Promise<string>((_, fail) => signal.addEventListener('abort', () => fail(signal.reason)));

test('an answer is one call', async () => {
  const send = vi.fn(async () => 'answer');
  expect(await withSecondTry(send, patient)).toBe('answer');
  expect(send).toHaveBeenCalledTimes(1);
});

test('a broken connection is tried again once', async () => {
  const send = vi.fn(() => Promise.reject(broken));
  await expect(withSecondTry(send, patient)).rejects.toBe(broken);
  expect(send).toHaveBeenCalledTimes(2);
});

test('F03: silence is tried again beside, and the silent connection is ended', async () => {
  const signals: AbortSignal[] = [];
  const send = (signal: AbortSignal) => {
    signals.push(signal);
    return signals.length === 1 ? never(signal) : Promise.resolve('answer');
  };
  expect(await withSecondTry(send, impatient)).toBe('answer');
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});

test('F02: a slow first answer is taken when the second try is no faster', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const send = vi.fn((signal: AbortSignal) => {
    if (send.mock.calls.length === 1) return promise;
    resolve('late');
    return never(signal);
  });
  expect(await withSecondTry(send, impatient)).toBe('late');
});

test('when both fail, the first says why', async () => {
  const { promise, reject } = Promise.withResolvers<string>();
  const send = vi.fn(() => {
    if (send.mock.calls.length === 1) return promise;
    reject(new Error('first'));
    return Promise.reject(new Error('second'));
  });
  await expect(withSecondTry(send, impatient)).rejects.toThrow('first');
});

test.each([
  ['an answer that is none', new Error('status 500'), () => true],
  ['more than is allowed', broken, () => false],
])('%s is not tried again', async (_, error, isAllowed) => {
  const send = vi.fn(() => Promise.reject(error));
  await expect(withSecondTry(send, { ...patient, isAllowed })).rejects.toBe(error);
  expect(send).toHaveBeenCalledTimes(1);
});
