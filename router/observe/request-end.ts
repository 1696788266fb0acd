import { type FaultCode, faultCodes } from '../../shared/errors/fault.js';

/**
 * How a request ended: `PARTIAL` with data and errors; `FAILED` without data, by a fault of ours or a subgraph's; `REFUSED`
 * without data, for what it is or who asks; `ABANDONED` by its client.
 */
export type RequestOutcome = 'OK' | 'PARTIAL' | 'FAILED' | 'REFUSED' | 'ABANDONED';

export type RequestKind = 'query' | 'mutation' | 'unknown';

export interface RequestEnd {
  readonly kind: RequestKind;
  /** The name as it may be told; null when it never came to an operation. */
  readonly operation: string | null;
  readonly outcome: RequestOutcome;
  /** Empty when there is nothing to say why. */
  readonly code: FaultCode | '';
}

type Told = Pick<RequestEnd, 'outcome' | 'code'>;

interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** What an answer of GraphQL says of its request. */
export function endOfAnswer({ data, errors = [] }: GraphqlAnswer): Told {
  if (errors.length === 0) return { outcome: 'OK', code: '' };
  const codes = errors.map(({ extensions }) => knownCode(extensions?.code));
  const fault = codes.find((code) => faultsOfOurs.has(code));
  const code = fault ?? codes[0] ?? 'INTERNAL';
  if (data !== null && data !== undefined) return { outcome: 'PARTIAL', code };
  return { outcome: fault ? 'FAILED' : 'REFUSED', code };
}

/** What a status says of a request that never came to GraphQL. */
export function endOfStatus(status: number): Told {
  if (status < 400) return { outcome: 'OK', code: '' };
  if (status === 401) return { outcome: 'REFUSED', code: 'UNAUTHENTICATED' };
  if (status === 503) return { outcome: 'REFUSED', code: 'OVERLOADED' };
  return status < 500 ? { outcome: 'REFUSED', code: 'BAD_REQUEST' } : { outcome: 'FAILED', code: 'INTERNAL' };
}

const faultsOfOurs: ReadonlySet<FaultCode> = new Set(['SUBGRAPH_UNAVAILABLE', 'INTERNAL']);

const knownCode = (code: unknown): FaultCode =>
  typeof code === 'string' && isFaultCode(code) ? code : 'INTERNAL';

const isFaultCode = (code: string): code is FaultCode => Object.hasOwn(faultCodes, code);
