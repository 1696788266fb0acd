import { follow } from '../deadline.js';
import { isBrokenConnection } from './failed-call.js';

/** One try, and how to end it. */
export interface Try<T> {
  readonly answer: Promise<T>;
  /** It then fails with the reason, unless its answer has come. */
  end(reason: Error): void;
}

export interface SecondTry {
  /** Ends all. */
  readonly signal: AbortSignal;
  /** Milliseconds after which a first try that brought nothing is no longer trusted alone. */
  readonly patienceMs: number;
  /** Asked once, when a second try is wanted. */
  readonly isAllowed: () => boolean;
}

type Send<T> = () => Try<T>;

/**
 * Sends a query, and once more when its connection broke, or when nothing came for long: a connection may be dead without
 * a sign of it, as when a firewall forgot it. A slow first try is not given up for the second; the first answer of the two
 * is taken, and the other ended, which closes its connection.
 */
export async function withSecondTry<T>(
  send: Send<T>,
  { signal, patienceMs, isAllowed }: SecondTry,
): Promise<T> {
  const tries: Try<T>[] = [];
  const begin = () => {
    const one = send();
    tries.push(one);
    return one.answer;
  };
  const endAll = (reason: Error) => {
    for (const one of tries) one.end(reason);
  };
  const onAbort = () => endAll(signal.reason);
  signal.addEventListener('abort', onAbort);
  try {
    const first = begin();
    const early = await orLate(first, patienceMs).catch((error: unknown) => {
      if (!isBrokenConnection(error) || !isAllowed()) throw error;
      return begin();
    });
    if (early !== late) return early;
    if (isAllowed()) return await firstOf(first, begin()).finally(() => endAll(taken));
    return await first;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** One alone ends by itself; of two, the other is ended. Made once, because an error that is made for each call is dear. */
const taken = new Error('the other try was taken');

const late = Symbol('late');

function orLate<T>(first: Promise<T>, patienceMs: number): Promise<T | typeof late> {
  return new Promise((resolve, reject) => {
    follow(first, { milliseconds: patienceMs, resolve, reject, onLate: () => resolve(late) });
  });
}

/** What failed first is why, when both did. */
async function firstOf<T>(first: Promise<T>, second: Promise<T>): Promise<T> {
  try {
    return await Promise.any([first, second]);
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error;
  }
}
