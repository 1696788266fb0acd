import type { GraphQLField, GraphQLObjectType } from 'graphql';
import type { Access } from './access.js';
import { accessOf } from './declared-access.js';

/** A failure is told to whoever sent the command; an opaque id tells nothing of whom it stands for. */
export function rulesOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): readonly Access[] {
  if (type.getInterfaces().some(({ name }) => name === 'Failure')) return [{ open: 'failure' }];
  const ofType = field.name === 'id' ? { open: 'opaque id' } : accessOf(type);
  return [ofType, ownRule(type, field)].filter((access) => access !== null);
}

/** What is done on nobody's behalf and asks for a scope is an official's work. */
function ownRule({ name }: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Access | null {
  const own = accessOf(field);
  const isRoot = name === 'Query' || name === 'Mutation';
  return isRoot && own?.scopes && !own.onBehalfOf && !own.inNameOf ? { ...own, officials: true } : own;
}
