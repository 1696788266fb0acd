import { Agent, request } from 'undici';
import { z } from 'zod';

/** One operation a ministry asks of the national graph, with the form of answer it relies on. */
export interface Question<Variables extends object, Answer> {
  /** A GraphQL document with one named query. */
  readonly document: string;
  readonly answer: z.ZodType<Answer>;
  /** Carries the type of the variables, and nothing else; a function, so that any question is one of no variables. */
  readonly takes?: (variables: Variables) => void;
}

/** Asks facts that other ministries keep. No ministry knows another's address or database. */
export interface GraphClient {
  /** @returns the answer, or null when it cannot be learned now; then nothing may be decided on it. */
  ask<Variables extends object, Answer>(
    question: Question<Variables, Answer>,
    variables: Variables,
  ): Promise<Answer | null>;
}

/** States a question with the types of its variables and of its answer. */
export const question =
  <Variables extends object>() =>
  <Answer>(document: string, answer: z.ZodType<Answer>): Question<Variables, Answer> => ({
    document,
    answer,
  });

const reply = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }).optional() })).optional(),
});

/** How long a ministry waits for others' facts before it leaves the matter undetermined. */
const deadlineMs = 4_000;
/** A fact is small; whatever is larger is not one. */
const answerBytesMax = 1024 * 1024;

/** For what a ministry asks others' facts before it decides on a service: a task of the state (UU 27/2022 art. 20(2)e). */
const purpose = { 'x-purpose': 'SERVICE_ELIGIBILITY', 'x-lawful-basis': 'PUBLIC_TASK' };

interface GraphClientOptions {
  /** Told, as a code, why there was no answer. */
  readonly onFailure?: (reason: string) => void;
  /** In milliseconds, for the whole answer. */
  readonly deadline?: number;
  /** The ministry's own access token; left out where the graph asks for none. */
  readonly token?: () => Promise<string>;
}

/** A client of the router at `url`. An unknown citizen is an answer (null in the data); any other error is not. */
export function graphClient(
  url: string,
  { onFailure = () => {}, deadline = deadlineMs, token }: GraphClientOptions = {},
): GraphClient {
  const dispatcher = new Agent({ maxResponseSize: answerBytesMax });
  return {
    async ask({ document, answer }, variables) {
      try {
        const { statusCode, body } = await request(url, {
          dispatcher,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            ...(token && { authorization: `Bearer ${await token()}`, ...purpose }),
          },
          body: JSON.stringify({ query: document, variables }),
          signal: AbortSignal.timeout(deadline),
        });
        const { data, errors = [] } = reply.parse(await body.json());
        const serious = errors.find(({ extensions }) => extensions?.code !== 'NOT_FOUND');
        if (!serious && statusCode === 200) return answer.parse(data);
        onFailure(serious ? (serious.extensions?.code ?? 'UNKNOWN') : 'UNREACHABLE');
      } catch (error) {
        onFailure(error instanceof z.ZodError ? 'UNEXPECTED_ANSWER' : 'UNREACHABLE');
      }
      return null;
    },
  };
}
