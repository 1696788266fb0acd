import { DeadlinePassed } from '../deadline.js';

/**
 * Why a call brought no answer:
 * `BUSY` too many were on the way and waiting; `OPEN` the breaker let none through; `TIMEOUT` the deadline passed;
 * `GIVEN_UP` whoever asked had no more time, or the router stops; `TOO_LARGE` the answer was; `REFUSED` it was a 4xx that
 * is no GraphQL; `FAILED` anything else: no connection, a broken one, a 5xx, a redirect, something that is not HTTP.
 */
export type FailedCallReason = 'BUSY' | 'OPEN' | 'TIMEOUT' | 'GIVEN_UP' | 'TOO_LARGE' | 'REFUSED' | 'FAILED';

/** A call that brought no answer. Its message is a shape or a code, never what a ministry said: that may hold people's data. */
export class FailedCall extends Error {
  constructor(
    readonly reason: FailedCallReason,
    message: string,
    /** How long the subgraph asked not to be called, in milliseconds. */
    readonly holdMs: number = 0,
  ) {
    super(message);
    this.name = 'FailedCall';
  }
}

/** Makes a FailedCall of whatever a call failed with. */
export function failedCall(error: unknown): FailedCall {
  if (error instanceof FailedCall) return error;
  const code = codeOf(error);
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new FailedCall('TOO_LARGE', code);
  if (error instanceof DeadlinePassed || timeouts.has(code)) return new FailedCall('TIMEOUT', code);
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED') return new FailedCall('GIVEN_UP', code);
  return new FailedCall('FAILED', code);
}

/** Whether the connection ended before the answer did, so that a query may be sent again. */
export const isBrokenConnection = (error: unknown): boolean => brokenConnection.has(codeOf(error));

const brokenConnection = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);
const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT']);

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : error.name;
}
