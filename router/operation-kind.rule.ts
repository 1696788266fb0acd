import { GraphQLError, type ValidationRule } from 'graphql';

/** Refuses a mutation or subscription of a graph that has none; graphql-js leaves that to whoever executes. */
export const operationKindRule: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(new GraphQLError(`The graph has no "${node.operation}".`, { nodes: node }));
  },
});
