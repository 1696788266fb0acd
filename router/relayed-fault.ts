import { GraphQLError } from 'graphql';
import { Fault, type FaultCode, faultCodes } from '../shared/errors/fault.js';

interface SubgraphError {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * What the router says when a subgraph answered with an error: the subgraph's own words when the code is one that clients
 * know, and otherwise only that it failed, because a stranger's words may be anything, a stack or an address.
 */
export function relayedFault(subgraph: string, { message, extensions }: SubgraphError): Fault {
  const { code, argument, retryAfter } = extensions;
  if (!isKnown(code)) return new Fault('INTERNAL', `The subgraph "${subgraph}" failed.`, { subgraph });
  return new Fault(code, message, {
    ...(typeof argument === 'string' && { argument }),
    ...(code === 'SUBGRAPH_UNAVAILABLE' && { subgraph }),
    ...(code === 'QUOTA_EXCEEDED' && isSeconds(retryAfter) && { retryAfter }),
  });
}

/** What the router says of a subgraph that gave no answer, or none to what was asked. */
export const unavailable = (subgraph: string): Fault =>
  new Fault('SUBGRAPH_UNAVAILABLE', `The subgraph "${subgraph}" did not answer.`, { subgraph });

/** A fault at its place in an answer; at none when it is about the whole request. */
export function errorAt(path: readonly (string | number)[] | undefined, reason: Fault): GraphQLError {
  if (!path || path.length === 0) return reason;
  return new GraphQLError(reason.message, { path, extensions: reason.extensions, originalError: reason });
}

const isKnown = (code: unknown): code is FaultCode =>
  typeof code === 'string' && code !== 'INTERNAL' && Object.hasOwn(faultCodes, code);

const isSeconds = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
