import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationTypeNode,
} from 'graphql';
import { type Shape, shapeOf } from './answer-shape.js';

/** What the router must know of an operation that it sends to a subgraph. */
export interface Operation {
  /** A query may be sent twice; anything else may not. */
  readonly type: OperationTypeNode;
  /** Whether it asks for entities by their keys, one for each of its `$representations`. */
  readonly asksEntities: boolean;
  /** What may be answered: of the root, or of every entity. */
  readonly shape: Shape;
  /** The names in the answer of what is asked there; `__typename` is known without asking. */
  readonly fields: readonly string[];
}

const known = new WeakMap<DocumentNode, Operation>();

/** Reads an operation; once for each document, because documents live as long as the plan they belong to. */
export function operationOf(document: DocumentNode, schema: GraphQLSchema): Operation {
  const operation = known.get(document) ?? read(document, schema);
  known.set(document, operation);
  return operation;
}

function read(document: DocumentNode, schema: GraphQLSchema): Operation {
  const operation = getOperationAST(document);
  if (!operation) throw new Error('a document with one operation was expected');
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const entities = operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && selection.name.value === '_entities' && selection.selectionSet
      ? [{ parent: undefined, set: selection.selectionSet }]
      : [],
  );
  const root = { parent: schema.getRootType(operation.operation) ?? undefined, set: operation.selectionSet };
  const shape = shapeOf(schema, entities.length > 0 ? entities : [root], fragments);
  return {
    type: operation.operation,
    asksEntities: entities.length > 0,
    shape,
    fields: [...shape.keys()].filter((name) => name !== '__typename'),
  };
}
