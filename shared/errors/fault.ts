import { GraphQLError } from 'graphql';

/**
 * The codes a client may meet in `errors[].extensions.code`. Stable: a code is never renamed, because clients branch on it.
 * Failures a citizen can act on are not here; they are values in the schema (see Failure).
 */
export const faultCodes = {
  BAD_USER_INPUT: 'An argument is malformed; `extensions.argument` names it.',
  NOT_FOUND: 'Nothing is known under the given identifier; `extensions.argument` names it.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema.',
  OPERATION_RESOLUTION_FAILURE: 'The document has no operation of the given name.',
  PERSISTED_QUERY_NOT_FOUND: 'The persisted query is unknown.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'Persisted queries are not served.',
  BAD_REQUEST: 'The HTTP request is not a GraphQL request.',
  BATCHING_DISABLED: 'Several operations came in one request; send each in its own.',
  TOKEN_LIMIT: 'The document is too long.',
  DEPTH_LIMIT: 'The document nests fields too deep.',
  FIELD_LIMIT: 'The document has too many fields, or too many with one place in the answer.',
  ROOT_FIELD_LIMIT: 'The operation has too many fields of its own.',
  ALIAS_LIMIT: 'The document has too many aliases.',
  DIRECTIVE_LIMIT: 'The document has too many directives.',
  VARIABLES_LIMIT: 'The request has too many values, or nests them too deep.',
  COST_LIMIT:
    'The document asks for too much at once; `extensions.requested` says how much, and `extensions.max` how much may be.',
  PLAN_BUDGET: 'There are too many ways to answer the document; ask for it in parts.',
  UNKNOWN_DOCUMENT: 'Only registered documents are answered, and this is none of this app.',
  SUBSCRIPTIONS_NOT_SERVED:
    'There are no subscriptions, by whatever protocol. Ask again when you need to know.',
  UNAUTHENTICATED: 'The access token is not valid; nothing was done. Sign in again, or send none.',
  UNAUTHORIZED_FIELD:
    'This viewer may not have the field at the path; it is null. The rest of the answer stands.',
  QUOTA_EXCEEDED:
    'Too many identifiers were not found, so that this caller is told of none, right or wrong, for `extensions.retryAfter` seconds.',
  PURPOSE_REQUIRED:
    'Personal data were asked for without an approved purpose; nothing was done. `extensions.allowed` lists what may be stated.',
  SUBGRAPH_UNAVAILABLE:
    'A ministry did not answer; `extensions.subgraph` names it, and `extensions.neededBy` who could not answer without it. The rest of the answer stands.',
  OVERLOADED:
    'The router has more to do than it can; nothing was done. Send the same request again after the seconds in `Retry-After`.',
  INTERNAL: 'Something broke on our side. The request id finds it in our logs.',
} as const satisfies Record<string, string>;

export type FaultCode = keyof typeof faultCodes;

export type FaultDetails = Readonly<Record<string, string | number | readonly string[]>>;

/** A fault whose message is safe to show: it repeats no value and names nothing internal. */
export class Fault extends GraphQLError {
  constructor(
    readonly code: FaultCode,
    message: string,
    readonly details: FaultDetails = {},
  ) {
    super(message, { extensions: { code, ...details } });
    this.name = 'Fault';
  }

  /** The same fault, with more said of it. */
  with(details: FaultDetails): Fault {
    return new Fault(this.code, this.message, { ...this.details, ...details });
  }
}

export class InvalidArgument extends Fault {
  constructor(argument: string, reason: string) {
    super('BAD_USER_INPUT', `Argument "${argument}" is not valid: ${reason}.`, { argument });
  }
}

/** For reads by key; the answer to an unknown key never says more than that. */
export class NotFound extends Fault {
  constructor(argument: string) {
    super('NOT_FOUND', `Nothing is known under the given "${argument}".`, { argument });
  }
}
