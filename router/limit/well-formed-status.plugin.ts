import type { ApolloServerPlugin } from '@apollo/server';

/** Mistakes of a document or its variables. */
const mistakes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

/**
 * Answers mistakes with 200 to whoever wants `application/json`: to those clients a status is about HTTP alone, and with
 * another than 200 they read no body (GraphQL over HTTP). Everybody else is told 400.
 */
export const wellFormedStatus: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response: { body, http } }) => {
      if (http.status !== 400 || body.kind !== 'single') return;
      if (!/^\s*application\/json\b/i.test(request.http?.headers.get('accept') ?? '')) return;
      const { errors = [] } = body.singleResult;
      if (errors.every(({ extensions }) => mistakes.has(String(extensions?.code)))) http.status = 200;
    },
  }),
};
