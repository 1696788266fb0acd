import { GraphQLError, type ValidationRule } from 'graphql';

/**
 * Refuses to call another field `__typename` in the answer. What executes a plan, and what says which fields of an answer
 * were refused, takes the value of that name for the type of what it stands in.
 */
export const typenameAliasRule: ValidationRule = (context) => ({
  Field(node) {
    if (node.alias?.value !== '__typename' || node.name.value === '__typename') return;
    context.reportError(new GraphQLError('No other field can be called "__typename".', { nodes: node }));
  },
});
