import type { ApolloServerPlugin } from '@apollo/server';
import type { HotOperations } from './hot-operations.js';

/** Counts what fits the schema; what does not would never be planned. */
export const rememberingHot = (hot: HotOperations): ApolloServerPlugin => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ source, request, queryHash }) => {
      hot.asked({ query: source, operationName: request.operationName }, queryHash);
    },
  }),
});
