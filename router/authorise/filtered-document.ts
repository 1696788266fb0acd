import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  Kind,
  print,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** What is planned and executed in place of a client's document. */
export interface FilteredDocument {
  readonly document: DocumentNode;
  /** By which its plan is kept. */
  readonly hash: string;
}

/**
 * Takes selections out of a document. What held nothing else still tells that it is there: a citizen of whom nothing may be
 * told is an object of nulls, not a null. Where a value may be of several types, the type is asked for, because only with
 * it can be said which of the selections are missing.
 */
export function filtered(
  document: DocumentNode,
  refused: ReadonlySet<FieldNode>,
  schema: GraphQLSchema,
): FilteredDocument {
  const types = new TypeInfo(schema);
  const rest: DocumentNode = visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter: (node) => (refused.has(node) ? null : undefined),
        leave: (node) => {
          const type = getNamedType(types.getType());
          if (!isAbstractType(type) || !node.selectionSet) return undefined;
          return { ...node, selectionSet: withTypename(node.selectionSet) };
        },
      },
      SelectionSet: {
        leave: (node) => (node.selections.length === 0 ? withTypename(node) : undefined),
      },
    }),
  );
  return { document: rest, hash: createHash('sha256').update(print(rest)).digest('hex') };
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const withTypename = (set: SelectionSetNode): SelectionSetNode => ({
  ...set,
  selections: [typename, ...set.selections],
});
