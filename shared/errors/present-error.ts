import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, print } from 'graphql';
import type { Logger } from 'pino';
import { argumentAtFault } from './argument-at-fault.js';
import { Fault, faultCodes } from './fault.js';
import { InvalidValue } from './invalid-value.js';
import { isUnreachableDatabase } from './unreachable-database.js';

const unavailable = {
  message: 'The ministry cannot reach its data now. Send the same request again later.',
  extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
};
const badRequest = { message: 'The request is not valid.', extensions: { code: 'BAD_REQUEST' } };
const internal = 'Something broke on our side. The request id finds it in our logs.';

/**
 * What a client sees of an error: a stable code, a sentence without any value that was sent, and where it happened.
 * graphql-js repeats values in its messages ("got invalid value …"), and values are people's identifiers.
 */
export function presentError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const place = {
    ...(formatted.path && { path: formatted.path }),
    ...(formatted.locations && { locations: formatted.locations }),
  };
  if (cause instanceof Fault) {
    const { http: _forTheServer, ...extensions } = cause.extensions;
    return { message: cause.message, ...place, extensions };
  }
  if (isUnreachableDatabase(cause)) return { ...unavailable, ...place };
  const code = String(formatted.extensions?.code ?? '');
  if (isRelayed(error)) return { message: formatted.message, ...place, extensions: relayed(formatted) };
  if (error instanceof GraphQLError && isAboutValue(error, code)) return { ...presentValue(error), ...place };
  if (code !== 'INTERNAL_SERVER_ERROR' && code in faultCodes) {
    return { message: withoutValues(formatted.message), ...place, extensions: { code } };
  }
  if (isRefusedByServer(error)) return badRequest;
  return { message: internal, ...place, extensions: { code: 'INTERNAL' } };
}

/** What Apollo refuses before it executes anything has a status of the client's fault, and no code. */
function isRefusedByServer(error: unknown): boolean {
  if (!(error instanceof GraphQLError) || error.originalError) return false;
  const status = Number(Object(error.extensions.http).status);
  return status >= 400 && status < 500;
}

/** Presents errors, and logs those that nobody foresaw. */
export function presentingAndLogging(log: Logger): typeof presentError {
  return (formatted, error) => {
    const presented = presentError(formatted, error);
    if (presented.extensions?.code === 'INTERNAL')
      log.error({ err: unwrapResolverError(error) }, 'a field failed');
    return presented;
  };
}

function isAboutValue(error: GraphQLError, code: string): boolean {
  if (code === 'BAD_USER_INPUT') return true;
  if (code !== 'GRAPHQL_VALIDATION_FAILED') return false;
  return valueMessages.test(error.message);
}

/** How graphql-js begins what it says of a literal that does not fit its type. */
const valueMessages =
  /^(Expected value of type|Value ".*" does not exist in|Enum .* cannot represent|\w+ cannot represent|Field "[\w.]+" of required type|Field "\w+" argument "\w+" of type|Argument "\w+" (of|has))/s;

function presentValue(error: GraphQLError): GraphQLFormattedError {
  const atFault = argumentAtFault(error);
  const argument = atFault !== null && isTellable(atFault) ? atFault : null;
  const reason = reasonOf(error);
  const subject = argument === null ? 'An argument' : `Argument "${argument}"`;
  return {
    message: `${subject} is not valid${reason === null ? '' : `: ${reason}`}.`,
    extensions: { code: 'BAD_USER_INPUT', ...(argument !== null && { argument }) },
  };
}

function reasonOf(error: GraphQLError): string | null {
  for (let cause: unknown = error; cause instanceof Error; cause = Reflect.get(cause, 'originalError')) {
    if (cause instanceof InvalidValue) return cause.message;
  }
  if (/was not provided/.test(error.message)) return 'it is missing';
  const type = /^(?:Expected value of|.* Expected(?: non-nullable)?) type "([\w[\]!]+)"/s.exec(
    error.message,
  )?.[1];
  return scalarsReason(error) ?? (type === undefined ? null : `it is not a ${type}`);
}

/**
 * What a scalar said of a literal. Apollo Server drops the original error of a validation error, but graphql-js puts the
 * scalar's words behind a beginning that can be made again: the type and the literal as printed.
 */
function scalarsReason({ message, nodes: [node] = [] }: GraphQLError): string | null {
  if (!node) return null;
  const beginning = `, found ${print(node)}; `;
  const at = message.indexOf(beginning);
  return message.startsWith('Expected value of type') && at >= 0
    ? message.slice(at + beginning.length)
    : null;
}

/** A subgraph has presented its own errors already; the gateway marks them with the subgraph's name. */
function isRelayed(error: unknown): boolean {
  return error instanceof GraphQLError && typeof error.extensions.serviceName === 'string';
}

function relayed({ extensions = {} }: GraphQLFormattedError): Record<string, unknown> {
  const { code, argument, subgraph, retryAfter } = extensions;
  return {
    code: typeof code === 'string' && code in faultCodes ? code : 'INTERNAL',
    ...(typeof argument === 'string' && { argument }),
    ...(typeof subgraph === 'string' && { subgraph }),
    ...(typeof retryAfter === 'number' && { retryAfter }),
  };
}

/** Names of types and fields may be told; literals and hints at what else exists may not. */
function withoutValues(message: string): string {
  return message
    .replace(/ ?Did you mean .*$/s, '')
    .replace(/"(?:[^"\\]|\\.)*"/g, (quoted) =>
      /^"[$@]?[A-Za-z_][\w.!]{0,63}"$/.test(quoted) && isTellable(quoted) ? quoted : '"…"',
    );
}

/** A schema's names hold no more digits than a year has; a name that does may be somebody's number. */
const isTellable = (name: string) => (name.match(/\d/g) ?? []).length <= 4;
