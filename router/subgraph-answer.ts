import { z } from 'zod';
import { keepAsked } from './answer-shape.js';
import type { Operation } from './operation.js';

/** Many servers write null for what they leave out. */
const graphqlAnswer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z
          .array(z.union([z.string(), z.number().int().nonnegative()]))
          .nullish()
          .transform((path) => path ?? undefined),
        extensions: z
          .record(z.string(), z.unknown())
          .nullish()
          .transform((extensions) => extensions ?? {}),
      }),
    )
    .nullish()
    .transform((errors) => errors ?? []),
});

export type SubgraphAnswer = z.output<typeof graphqlAnswer>;

/**
 * Takes a body as the answer to an operation, and of it only what was asked.
 * @param representations how many entities were asked, when it was entities.
 * @throws Error when it is not a GraphQL answer, or not one to what was asked.
 */
export function readAnswer(body: unknown, operation: Operation, representations: number): SubgraphAnswer {
  const answer = graphqlAnswer.parse(body);
  const { data, errors } = answer;
  if (!data && errors.length === 0) throw new Error('neither data nor errors');
  if (data && !isAsked(data, operation, representations)) throw new Error('not what was asked');
  return answer;
}

function isAsked(
  data: Readonly<Record<string, unknown>>,
  { asksEntities, shape }: Operation,
  representations: number,
): boolean {
  if (!asksEntities) return keepAsked(data, shape);
  const { _entities: entities } = data;
  // Each representation has its own answer, in order; one more or less would give a citizen another's data.
  return (
    Array.isArray(entities) &&
    entities.length === representations &&
    entities.every((entity) => keepAsked(entity, shape))
  );
}
