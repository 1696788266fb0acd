import type { ApolloServerPlugin } from '@apollo/server';

/** Who sent more mistakes than these mends them first; a list of thousands would be a large answer to a small request. */
const mistakesMax = 20;

/** Answers so many mistakes at most. An error at a place in the answer explains a null there, and is always told. */
export const fewErrors: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body } }) => {
      if (body.kind !== 'single' || !body.singleResult.errors) return;
      const { errors } = body.singleResult;
      const mistakes = errors.filter(({ path }) => path === undefined);
      const told = new Set(mistakes.slice(0, mistakesMax));
      body.singleResult.errors = errors.filter((error) => error.path !== undefined || told.has(error));
    },
  }),
};
