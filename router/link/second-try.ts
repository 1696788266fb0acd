import { isBrokenConnection } from './failed-call.js';

export interface SecondTry {
  /** Ends all. */
  readonly signal: AbortSignal;
  /** Milliseconds after which a first try that brought nothing is no longer trusted alone. */
  readonly patienceMs: number;
  /** Asked once, when a second try is wanted. */
  readonly isAllowed: () => boolean;
}

type Send<T> = (signal: AbortSignal) => Promise<T>;

/**
 * Sends a query, and once more when its connection broke, or when nothing came for long: a connection may be dead without
 * a sign of it, as when a firewall forgot it. A slow first try is not given up for the second; the first answer of the two
 * is taken, and the other ended, which closes its connection.
 */
export async function withSecondTry<T>(
  send: Send<T>,
  { signal, patienceMs, isAllowed }: SecondTry,
): Promise<T> {
  const tries = new AbortController();
  const end = () => tries.abort(signal.reason);
  signal.addEventListener('abort', end);
  try {
    const first = send(tries.signal);
    const isLate = await endedOrLate(first, patienceMs);
    if (isLate && isAllowed())
      return await firstOf(first, send(tries.signal)).finally(() => tries.abort(taken));
    if (isLate) return await first;
    return await first.catch((error: unknown) => {
      if (!isBrokenConnection(error) || !isAllowed()) throw error;
      return send(tries.signal);
    });
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/** One alone ends by itself; of two, the other is ended. Made once, because an error that is made for each call is dear. */
const taken = new Error('the other try was taken');

async function endedOrLate(first: Promise<unknown>, patienceMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, patienceMs, true);
  });
  const ended = first.then(
    () => false,
    () => false,
  );
  try {
    return await Promise.race([ended, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What failed first is why, when both did. */
async function firstOf<T>(first: Promise<T>, second: Promise<T>): Promise<T> {
  try {
    return await Promise.any([first, second]);
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error;
  }
}
