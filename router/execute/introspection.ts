import { executeSync, Kind, OperationTypeNode } from 'graphql';
import type { SelectedField, Selections } from './selection.js';

/** What a client asked of the schema itself, as text; no subgraph is asked for it. */
export function introspected(
  { schema, document, operation }: Selections,
  { name, nodes }: SelectedField,
  variables: Readonly<Record<string, unknown>>,
): string {
  const { data } = executeSync({
    schema,
    document: {
      kind: Kind.DOCUMENT,
      definitions: [
        {
          kind: Kind.OPERATION_DEFINITION,
          operation: OperationTypeNode.QUERY,
          variableDefinitions: operation.variableDefinitions ?? [],
          selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
        },
        ...document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
      ],
    },
    variableValues: variables,
  });
  return JSON.stringify(data?.[name] ?? null);
}
