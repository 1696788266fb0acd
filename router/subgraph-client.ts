import type { GraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, type FieldNode, GraphQLError, getOperationAST, Kind } from 'graphql';
import { type Dispatcher, Pool } from 'undici';
import { z } from 'zod';
import { Fault } from '../shared/errors/fault.js';
import type { RouterContext } from './router-context.js';

export interface SubgraphClientOptions {
  readonly name: string;
  readonly url: string;
  /** From the first byte sent to the last received. */
  readonly deadlineMs: number;
}

type Call = Parameters<GraphQLDataSource<RouterContext>['process']>[0];
type Answer = Awaited<ReturnType<GraphQLDataSource<RouterContext>['process']>>;

const connectionsMax = 64;
const connectMs = 1_000;
const answerBytesMax = 16 * 1024 * 1024;

const graphqlAnswer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});

/**
 * Calls one subgraph over kept-alive connections. Whatever goes wrong with the call itself (no connection, no answer in
 * time, something that is not a GraphQL answer to what was asked) is one fault, SUBGRAPH_UNAVAILABLE with the subgraph's
 * name; the fields that were asked of it are null and the rest of the answer stands.
 */
export class SubgraphClient implements GraphQLDataSource<RouterContext> {
  readonly #pool: Pool;
  readonly #path: string;

  constructor(private readonly options: SubgraphClientOptions) {
    const { origin, pathname } = new URL(options.url);
    this.#path = pathname;
    this.#pool = new Pool(origin, {
      connections: connectionsMax,
      pipelining: 1,
      connect: { timeout: connectMs },
      // The defaults are five minutes: a ministry that hangs would hold its callers as long.
      headersTimeout: options.deadlineMs,
      bodyTimeout: options.deadlineMs,
      keepAliveTimeout: 30_000,
      maxResponseSize: answerBytesMax,
    });
  }

  async process(call: Call): Promise<Answer> {
    const { query = '', variables = {}, operationName } = call.request;
    const payload = JSON.stringify({ query, variables, operationName });
    try {
      const answer = graphqlAnswer.parse(await this.#postTwiceAtMost(payload, call));
      refuseUnasked(answer, variables);
      return answer as Answer;
    } catch {
      return { data: null, errors: this.#unavailable(call) } as Answer;
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  /** A query whose kept-alive connection broke before an answer is sent once more; a mutation never is. */
  async #postTwiceAtMost(payload: string, call: Call): Promise<unknown> {
    try {
      return await this.#post(payload, call);
    } catch (error) {
      if (isMutation(call) || !isBrokenConnection(error)) throw error;
      return await this.#post(payload, call);
    }
  }

  async #post(payload: string, call: Call): Promise<unknown> {
    const response = await this.#pool.request({
      method: 'POST',
      path: this.#path,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...('requestId' in call.context && { 'x-request-id': String(call.context.requestId) }),
      },
      body: payload,
      signal: AbortSignal.timeout(this.options.deadlineMs),
    });
    if (!isGraphqlAnswer(response)) {
      await response.body.dump();
      throw new Error('not a GraphQL answer');
    }
    return response.body.json();
  }

  #unavailable(call: Call): readonly GraphQLError[] {
    const { name } = this.options;
    return unansweredPaths(documentOf(call)).map(
      (path) =>
        new GraphQLError(`The ministry "${name}" did not answer.`, {
          originalError: new Fault('SUBGRAPH_UNAVAILABLE', `The ministry "${name}" did not answer.`, {
            subgraph: name,
          }),
          path,
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: name },
        }),
    );
  }
}

/** A 4xx with a GraphQL body says what is wrong with the operation; a redirect or a 5xx is no answer. */
function isGraphqlAnswer({ statusCode, headers }: Dispatcher.ResponseData): boolean {
  const answered = (statusCode >= 200 && statusCode < 300) || statusCode === 400;
  return answered && /^application\/(graphql-response\+)?json\b/.test(String(headers['content-type']));
}

/** Each representation has its own answer, in order; one more or less would give a citizen another's data. */
function refuseUnasked(
  { data }: z.infer<typeof graphqlAnswer>,
  variables: Readonly<Record<string, unknown>>,
): void {
  const { representations } = variables;
  if (!data || !Array.isArray(representations)) return;
  const entities: unknown = data._entities;
  if (!Array.isArray(entities) || entities.length !== representations.length)
    throw new Error('not what was asked');
}

const brokenConnection = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

function isBrokenConnection(error: unknown): boolean {
  return error instanceof Error && brokenConnection.has(String(Reflect.get(error, 'code')));
}

const documentOf = (call: Call): DocumentNode | undefined => ('document' in call ? call.document : undefined);

function isMutation(call: Call): boolean {
  return call.request.query?.trimStart().startsWith('mutation') ?? true;
}

/** The paths of the fields that were asked: those of the operation, or of the first entity. */
function unansweredPaths(document: DocumentNode | undefined): readonly (readonly (string | number)[])[] {
  const fields = fieldsOf(document && getOperationAST(document)?.selectionSet);
  const [first] = fields;
  if (first?.name.value !== '_entities') return fields.map((field) => [responseName(field)]);
  return fieldsOf(first.selectionSet).map((field) => ['_entities', 0, responseName(field)]);
}

type Selections = { readonly selections: readonly { readonly kind: Kind }[] } | undefined;

function fieldsOf(set: FieldNode['selectionSet'] | Selections): readonly FieldNode[] {
  const fields = (set as FieldNode['selectionSet'])?.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? [] : [selection];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsOf(selection.selectionSet) : [];
  });
  return fields ?? [];
}

const responseName = (field: FieldNode) => field.alias?.value ?? field.name.value;
