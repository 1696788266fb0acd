import type { GraphQLDataSource } from '@apollo/gateway';
import { type GraphQLSchema, OperationTypeNode, parse } from 'graphql';
import type { Logger } from 'pino';
import { type Dispatcher, Pool } from 'undici';
import { type EnvelopeSealer, envelopeHeader } from '../shared/auth/envelope.js';
import { Fault } from '../shared/errors/fault.js';
import { invariant } from '../shared/errors/invariant.js';
import { within } from './deadline.js';
import { EntityGathering } from './entity-gathering.js';
import { type Operation, operationOf } from './operation.js';
import { errorAt, relayedFault } from './relayed-fault.js';
import type { RouterContext } from './router-context.js';
import { readAnswer, type SubgraphAnswer } from './subgraph-answer.js';
import { Unanswered } from './unanswered.js';

export interface SubgraphClientOptions {
  readonly name: string;
  readonly url: URL;
  /** The supergraph's. */
  readonly schema: GraphQLSchema;
  /** From the call to the last byte of its answer: connecting, waiting for a connection and a second try included. */
  readonly deadlineMs: number;
  readonly log: Logger;
  /** Vouches for who asks; null when the supergraph has no rules. */
  readonly sealer: EnvelopeSealer | null;
}

type Call = Parameters<GraphQLDataSource<RouterContext>['process']>[0];
type Answer = Awaited<ReturnType<GraphQLDataSource<RouterContext>['process']>>;

const connectionsMax = 64;
const connectMsMax = 1_000;
const restBytesMax = 64 * 1024;
const restMs = 1_000;
const answerBytesMax = 16 * 1024 * 1024;

/**
 * Calls one subgraph over kept-alive connections. Whatever goes wrong with the call itself (no connection, no answer in
 * time, something that is not a GraphQL answer to what was asked) is one fault, SUBGRAPH_UNAVAILABLE with the subgraph's
 * name; the fields that were asked of it are null and the rest of the answer stands.
 */
export class SubgraphClient implements GraphQLDataSource<RouterContext> {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #gathering: EntityGathering;

  constructor(private readonly options: SubgraphClientOptions) {
    const { url, deadlineMs } = options;
    this.#path = `${url.pathname}${url.search}`;
    this.#pool = new Pool(url.origin, {
      connections: connectionsMax,
      pipelining: 1,
      connect: { timeout: Math.min(connectMsMax, deadlineMs) },
      // The defaults are five minutes: a ministry that hangs would hold its callers as long.
      headersTimeout: deadlineMs,
      bodyTimeout: deadlineMs,
      keepAliveTimeout: 30_000,
      maxResponseSize: answerBytesMax,
    });
    this.#gathering = new EntityGathering(options.schema, (call, request) => this.#send(call, request));
  }

  /** @throws Unanswered when the subgraph gave nothing of what was asked. */
  async process(call: Call): Promise<Answer> {
    const operation = operationOf(documentOf(call), this.options.schema);
    const answer = await this.#ask(call, operation).catch((cause: unknown) => {
      this.options.log.warn(
        {
          subgraph: this.options.name,
          reason: reasonOf(cause),
          requestId: contextOf(call.context).requestId,
        },
        'a subgraph did not answer',
      );
      throw this.#unanswered(call, operation, [this.#unavailable()]);
    });
    const { name } = this.options;
    // An operation that was refused whole has errors without a path; they are about every field that was asked.
    if (!answer.data && answer.errors.every(({ path }) => path === undefined)) {
      const reasons = answer.errors.map((error) => relayedFault(name, error));
      throw this.#unanswered(call, operation, reasons);
    }
    const errors = answer.errors.map((error) => errorAt(error.path, relayedFault(name, error)));
    return { data: answer.data ?? null, errors } as Answer;
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #ask(call: Call, operation: Operation): Promise<SubgraphAnswer> {
    const { query = '', variables = {}, operationName } = call.request;
    const { representations } = variables;
    const isQuery = operation.type === OperationTypeNode.QUERY;
    if (!operation.asksEntities || !Array.isArray(representations)) {
      const body = await this.#send({ query, variables, operationName, isQuery }, call.context);
      return readAnswer(body, operation, 0);
    }
    const entities = {
      document: documentOf(call),
      query,
      variables: { ...variables, representations },
    };
    const body = await this.#gathering.ask(call.context, entities);
    return readAnswer(body, operation, representations.length);
  }

  #send({ isQuery, ...payload }: Sent, context: object): Promise<unknown> {
    return within(this.options.deadlineMs, async (signal) => {
      const body = JSON.stringify(payload);
      const post = () => this.#post(body, this.#headersFor(body, context), signal);
      return post().catch((error: unknown) => {
        // A query whose connection broke before an answer is sent once more; a mutation may have been done, so never.
        if (!isQuery || !isBrokenConnection(error)) throw error;
        return post();
      });
    });
  }

  /** Nothing of the client's own request goes along. An envelope is good for one call, so each try has its own. */
  #headersFor(body: string, context: object): Record<string, string> {
    const { requestId, caller } = contextOf(context);
    const { sealer } = this.options;
    invariant(!sealer || caller, 'who asks a graph that has rules is known');
    return {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...(requestId !== undefined && { 'x-request-id': requestId }),
      ...(sealer && caller && { [envelopeHeader]: sealer.seal(caller.viewer, body) }),
    };
  }

  async #post(body: string, headers: Record<string, string>, signal: AbortSignal): Promise<unknown> {
    const response = await this.#pool.request({ method: 'POST', path: this.#path, headers, body, signal });
    if (isGraphqlAnswer(response)) return response.body.json();
    // What remains is let pass for a moment, so that the connection can be kept, but nobody waits for it.
    void response.body.dump({ limit: restBytesMax, signal: AbortSignal.timeout(restMs) }).catch(() => {});
    throw new NoAnswer(`status ${response.statusCode}`);
  }

  #unanswered(call: Call, { fields }: Operation, reasons: readonly Fault[]): Unanswered {
    const at = ('pathInIncomingRequest' in call && call.pathInIncomingRequest) || [];
    return new Unanswered(at, fields, reasons);
  }

  #unavailable(): Fault {
    const { name } = this.options;
    return new Fault('SUBGRAPH_UNAVAILABLE', `The subgraph "${name}" did not answer.`, { subgraph: name });
  }
}

interface Sent {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string | undefined;
  readonly isQuery: boolean;
}

class NoAnswer extends Error {}

/**
 * A 4xx with a GraphQL body says what is wrong with the operation; a redirect or a 5xx is no answer. Nor is a 401: it is the
 * router's word that was not taken, which is no fault of the client's.
 */
function isGraphqlAnswer({ statusCode, headers }: Dispatcher.ResponseData): boolean {
  const refused = statusCode >= 400 && statusCode < 500 && statusCode !== 401;
  const answered = (statusCode >= 200 && statusCode < 300) || refused;
  return answered && /^application\/(graphql-response\+)?json\b/i.test(String(headers['content-type']));
}

const brokenConnection = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

const isBrokenConnection = (error: unknown): boolean => brokenConnection.has(codeOf(error));

const codeOf = (error: unknown): string => (error instanceof Error ? String(Reflect.get(error, 'code')) : '');

/** A shape or a code, never what was said: a ministry's words may hold people's data. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error instanceof NoAnswer) return error.message;
  return typeof Reflect.get(error, 'code') === 'string' ? codeOf(error) : error.name;
}

function documentOf(call: Call) {
  return ('document' in call && call.document) || parse(call.request.query ?? '');
}

/** The gateway hands our own context on, but calls it any record. */
const contextOf = (context: object): Partial<RouterContext> => context;
