import type { Logger } from 'pino';
import { type Dispatcher, Pool } from 'undici';
import { type EnvelopeSealer, envelopeHeader } from '../shared/auth/envelope.js';
import { Fault } from '../shared/errors/fault.js';
import { invariant } from '../shared/errors/invariant.js';
import { within } from './deadline.js';
import type { RouterContext } from './router-context.js';

export interface SubgraphClientOptions {
  readonly name: string;
  readonly url: URL;
  /** From the call to the last byte of its answer: connecting, waiting for a connection and a second try included. */
  readonly deadlineMs: number;
  readonly log: Logger;
  /** Vouches for who asks; null when the supergraph has no rules. */
  readonly sealer: EnvelopeSealer | null;
}

/** One call: the whole body of the request, and whether it may be sent twice. */
export interface SubgraphCall {
  readonly body: string;
  readonly isQuery: boolean;
}

const connectionsMax = 64;
const connectMsMax = 1_000;
const restBytesMax = 64 * 1024;
const restMs = 1_000;
const answerBytesMax = 16 * 1024 * 1024;

/**
 * Calls one subgraph over kept-alive connections. Whatever goes wrong with the call itself (no connection, no answer in
 * time, something that is not GraphQL) is one fault, SUBGRAPH_UNAVAILABLE with the subgraph's name.
 */
export class SubgraphClient {
  readonly #pool: Pool;
  readonly #path: string;

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
  }

  /** @throws Fault when the subgraph did not answer. */
  async call(call: SubgraphCall, context: RouterContext): Promise<string> {
    try {
      return await this.#send(call, context);
    } catch (cause) {
      const { name, log } = this.options;
      log.warn(
        { subgraph: name, reason: reasonOf(cause), requestId: context.requestId },
        'a subgraph did not answer',
      );
      throw new Fault('SUBGRAPH_UNAVAILABLE', `The subgraph "${name}" did not answer.`, { subgraph: name });
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  #send({ body, isQuery }: SubgraphCall, context: RouterContext): Promise<string> {
    return within(this.options.deadlineMs, async (signal) => {
      const post = () => this.#post(body, this.#headersFor(body, context), signal);
      return post().catch((error: unknown) => {
        // A query whose connection broke before an answer is sent once more; a mutation may have been done, so never.
        if (!isQuery || !isBrokenConnection(error)) throw error;
        return post();
      });
    });
  }

  /** Nothing of the client's own request goes along. An envelope is good for one call, so each try has its own. */
  #headersFor(body: string, context: RouterContext): Record<string, string> {
    const { requestId, caller } = context;
    const { sealer } = this.options;
    invariant(!sealer || caller, 'who asks a graph that has rules is known');
    return {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'x-request-id': requestId,
      ...(sealer && caller && { [envelopeHeader]: sealer.seal(caller.viewer, body) }),
    };
  }

  async #post(body: string, headers: Record<string, string>, signal: AbortSignal): Promise<string> {
    const response = await this.#pool.request({ method: 'POST', path: this.#path, headers, body, signal });
    if (isGraphqlAnswer(response)) return response.body.text();
    // What remains is let pass for a moment, so that the connection can be kept, but nobody waits for it.
    void response.body.dump({ limit: restBytesMax, signal: AbortSignal.timeout(restMs) }).catch(() => {});
    throw new NoAnswer(`status ${response.statusCode}`);
  }
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
