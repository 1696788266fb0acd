import { expect, test, vi } from 'vitest';
import { type Try, withSecondTry } from './second-try.js';

const forever = new AbortController().signal;
const broken = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
const patient = { signal: forever, patienceMs: 60_000, isAllowed: () => true };
const impatient = { ...patient, patienceMs: 5 };

const answered = (answer: Promise<string>): Try<string> => ({ answer, end: () => {} });
const failing = (error: Error) => answered(Promise.reject(error));

/** Answers nothing until it is ended. */
function silent() {
  const { promise, reject } = Promise.withResolvers<string>();
  return { answer: promise, end: vi.fn(reject) };
}

test('an answer is one call', async () => {
  const send = vi.fn(() => answered(Promise.resolve('answer')));
  expect(await withSecondTry(send, patient)).toBe('answer');
  expect(send).toHaveBeenCalledTimes(1);
});

test('a broken connection is tried again once', async () => {
  const send = vi.fn(() => failing(broken));
  await expect(withSecondTry(send, patient)).rejects.toBe(broken);
  expect(send).toHaveBeenCalledTimes(2);
});

test('F03: silence is tried again beside, and the silent connection is ended', async () => {
  const first = silent();
  const send = vi.fn(() => answered(Promise.resolve('answer')));
  send.mockReturnValueOnce(first);
  expect(await withSecondTry(send, impatient)).toBe('answer');
  expect(first.end).toHaveBeenCalledTimes(1);
});

test('F02: a slow first answer is taken when the second try is no faster', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const second = silent();
  const send = vi.fn(() => {
    if (send.mock.calls.length === 1) return answered(promise);
    resolve('late');
    return second;
  });
  expect(await withSecondTry(send, impatient)).toBe('late');
  expect(second.end).toHaveBeenCalledTimes(1);
});

test('a late first try that breaks after a second was not allowed is not tried again', async () => {
  const first = silent();
  const send = vi.fn(() => first);
  const isAllowed = vi.fn(() => {
    setImmediate(() => first.end(broken));
    // Whoever asks again is let.
    return isAllowed.mock.calls.length > 1;
  });
  await expect(withSecondTry(send, { ...impatient, isAllowed })).rejects.toBe(broken);
  expect(isAllowed).toHaveBeenCalledTimes(1);
  expect(send).toHaveBeenCalledTimes(1);
});

test('whoever gives up ends what is on its way', async () => {
  const given = new AbortController();
  const one = silent();
  const answer = withSecondTry(() => one, { ...patient, signal: given.signal });
  given.abort(new Error('given up'));
  await expect(answer).rejects.toThrow('given up');
});

test('when both fail, the first says why', async () => {
  const { promise, reject } = Promise.withResolvers<string>();
  const send = vi.fn(() => {
    if (send.mock.calls.length === 1) return answered(promise);
    reject(new Error('first'));
    return failing(new Error('second'));
  });
  await expect(withSecondTry(send, impatient)).rejects.toThrow('first');
});

test.each([
  ['an answer that is none', new Error('status 500'), () => true],
  ['more than is allowed', broken, () => false],
])('%s is not tried again', async (_, error, isAllowed) => {
  const send = vi.fn(() => failing(error));
  await expect(withSecondTry(send, { ...patient, isAllowed })).rejects.toBe(error);
  expect(send).toHaveBeenCalledTimes(1);
});
