import { z } from 'zod';
import { isObject, type Json } from './own.js';

export interface SubgraphError {
  readonly message: string;
  readonly path: readonly (string | number)[] | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface SubgraphAnswer {
  readonly data: Json | null;
  readonly errors: readonly SubgraphError[];
}

/** Many servers write null for what they leave out. */
const subgraphErrors = z
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
  .transform((errors) => errors ?? []);

/**
 * Reads a body as the answer to an operation (GraphQL, section 7).
 * @throws Error when it is none.
 */
export function readAnswer(text: string): SubgraphAnswer {
  const body: unknown = JSON.parse(text);
  if (!isObject(body)) throw new Error('no object');
  const { data } = body;
  if (data !== undefined && data !== null && !isObject(data)) throw new Error('data that are no object');
  const errors = body.errors === undefined ? [] : subgraphErrors.parse(body.errors);
  if (!data && errors.length === 0) throw new Error('neither data nor errors');
  return { data: data ?? null, errors };
}
