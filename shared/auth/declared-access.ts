import type { GraphQLField, GraphQLNamedType } from 'graphql';
import { type Access, accessKey } from './access.js';

/** What was declared beside a type or field; null when nothing was. */
export const accessOf = ({ extensions }: GraphQLNamedType | GraphQLField<unknown, unknown>): Access | null =>
  (extensions[accessKey] as Access | undefined) ?? null;
