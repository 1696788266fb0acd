import type { ApolloServerPlugin } from '@apollo/server';

/** Who sent more mistakes than these mends them first; a list of thousands would be a large answer to a small request. */
const errorsMax = 20;

/** Answers at most so many errors. */
export const fewErrors: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body } }) => {
      if (body.kind !== 'single' || !body.singleResult.errors) return;
      body.singleResult.errors = body.singleResult.errors.slice(0, errorsMax);
    },
  }),
};
