import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql';
import { NotFound } from '../errors/fault.js';
import type { Context } from '../subgraph/context.js';
import type { Access } from './access.js';
import { accessOf } from './declared-access.js';
import { FieldRefused } from './field-refused.js';

type Resolver = GraphQLFieldResolver<never, Context>;
type RootField = GraphQLField<unknown, unknown>;

/** Thrown at start for a query of bare records about people: where some are another's, a list cannot hide that they are. */
export class ListOfRecords extends Error {
  constructor(field: string, type: string) {
    super(
      `Query.${field} answers a list of ${type}, which is about people. Answer a connection, which is refused as a whole, or one ${type} by its key.`,
    );
    this.name = 'ListOfRecords';
  }
}

/**
 * Lets a query tell of records about people only to who may know of them; null for a query of other things.
 * @throws ListOfRecords
 */
export function tellingKnown(field: RootField, resolve: Resolver): Resolver | null {
  const type = getNamedType(field.type);
  const about = accessOf(type)?.about;
  if (about && isListType(getNullableType(field.type))) throw new ListOfRecords(field.name, type.name);
  if (about) return tellingOne(field, about, resolve);
  const listed = nodeTypeOf(type);
  return listed && accessOf(listed)?.about ? tellingList(listed.name, resolve) : null;
}

/** Somebody else's record looks like none at all, and takes as long. */
function tellingOne(
  { name, type, args: [key] }: RootField,
  about: NonNullable<Access['about']>,
  resolve: Resolver,
): Resolver {
  const { name: typeName } = getNamedType(type);
  return async (source, args, context, info) => {
    await context.permissions.learn();
    const found: unknown = await resolve(source, args, context, info);
    if (found === null || found === undefined) return found;
    const subjects = await about(found as never, context);
    if (await context.permissions.mayKnow(typeName, subjects)) return found;
    throw new NotFound(key?.name ?? name);
  };
}

/**
 * A list of everybody's records is for whoever may know anybody's. Its rows cannot be left out one by one: places, pages
 * and their number would tell of them.
 */
function tellingList(type: string, resolve: Resolver): Resolver {
  return async (source, args, context, info) => {
    if (!(await context.permissions.mayKnow(type, []))) throw new FieldRefused();
    return resolve(source, args, context, info);
  };
}

/** Of what a connection is a list. */
function nodeTypeOf(type: GraphQLNamedType): GraphQLNamedType | null {
  const { nodes } = isObjectType(type) && type.name.endsWith('Connection') ? type.getFields() : {};
  return nodes ? getNamedType(nodes.type) : null;
}
