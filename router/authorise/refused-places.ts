import type { ApolloGateway } from '@apollo/gateway';
import { type ExecutionArgs, execute, type FieldNode, type GraphQLResolveInfo } from 'graphql';
import { Fault } from '../../shared/errors/fault.js';
import { invariant } from '../../shared/errors/invariant.js';
import { errorAt } from '../relayed-fault.js';

type Answer = Awaited<ReturnType<ApolloGateway['executor']>>;

/** The client's own operation, refused selections included, and the schema that the client knows. */
export type Asked = Pick<ExecutionArgs, 'schema' | 'document' | 'variableValues' | 'operationName'>;

/**
 * Puts a null with an error of its own wherever a refused field would have been, in every element of a list. It executes
 * the client's operation over the answer to what was left of it, so that order, directives and nulls that take their
 * parents with them are as GraphQL says.
 */
export function withRefusals(
  { data, errors = [] }: Answer,
  asked: Asked,
  refused: ReadonlySet<FieldNode>,
): Answer {
  if (!data) return { ...(data !== undefined && { data }), ...(errors.length > 0 && { errors }) };
  const isRefused = ({ fieldNodes }: GraphQLResolveInfo) => fieldNodes.some((node) => refused.has(node));
  const placed = execute({
    ...asked,
    rootValue: data,
    fieldResolver: (parent: object, _arguments, _context, info) => {
      if (isRefused(info)) throw unauthorized;
      return Object.hasOwn(parent, info.path.key) ? Reflect.get(parent, info.path.key) : null;
    },
    typeResolver: (value: object) => Reflect.get(value, '__typename'),
  });
  invariant(!(placed instanceof Promise), 'nothing is waited for');
  const own = (placed.errors ?? []).map((error) =>
    error.originalError instanceof Fault ? errorAt(error.path, error.originalError) : error,
  );
  return { data: placed.data ?? null, errors: [...errors, ...own] };
}

const unauthorized = new Fault('UNAUTHORIZED_FIELD', 'You may not have this field.');
