import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { type Access, accessKey } from './access.js';

/** A failure is told to whoever sent the command; an opaque id tells nothing of whom it stands for. */
export function rulesOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): readonly Access[] {
  if (type.getInterfaces().some(({ name }) => name === 'Failure')) return [{ open: 'failure' }];
  const ofType = field.name === 'id' ? { open: 'opaque id' } : accessOf(type);
  return [ofType, accessOf(field)].filter((access) => access !== null);
}

export const accessOf = ({ extensions }: GraphQLObjectType | GraphQLField<unknown, unknown>): Access | null =>
  (extensions[accessKey] as Access | undefined) ?? null;
