import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { ServedContext } from '../router-context.js';
import type { RequestObserver } from './request-observer.js';

/** Tells which operation a request has, once it is known to fit the schema, and how it was answered. */
export const observing = (requests: RequestObserver): ApolloServerPlugin<ServedContext> => ({
  requestDidStart: async ({ contextValue: { observed } }) => ({
    didResolveOperation: async ({ operation, operationName }) => {
      const isMutation = operation?.operation === OperationTypeNode.MUTATION;
      requests.asks(observed, isMutation ? 'mutation' : 'query', operationName ?? undefined);
    },
    willSendResponse: async ({ response: { body } }) => {
      if (body.kind === 'single') observed.answered(body.singleResult);
    },
  }),
});
