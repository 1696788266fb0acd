import { type Dispatcher, Pool } from 'undici';
import { lookupElsewhere } from '../link-local.js';
import { FailedCall } from './failed-call.js';
import type { LinkSettings } from './link-settings.js';
import { retryAfterMs } from './retry-after.js';

const connectMsMax = 1_000;
const restBytesMax = 64 * 1024;
const restMs = 1_000;

/** Posts to one address over kept-alive connections. It follows no redirect and keeps no cookie. */
export class Wire {
  readonly #pool: Pool;
  readonly #path: string;

  constructor(url: URL, { deadlineMs, concurrencyMax, answerBytesMax }: LinkSettings) {
    this.#path = `${url.pathname}${url.search}`;
    this.#pool = new Pool(url.origin, {
      // One more for each that may be tried twice; what is abandoned holds its connection until it is closed.
      connections: 2 * concurrencyMax,
      pipelining: 1,
      connect: { timeout: Math.min(connectMsMax, deadlineMs), lookup: lookupElsewhere() },
      // The defaults are five minutes: a ministry that hangs would hold its callers as long.
      headersTimeout: deadlineMs,
      bodyTimeout: deadlineMs,
      keepAliveTimeout: 30_000,
      maxResponseSize: answerBytesMax,
    });
  }

  /**
   * @returns the body of a GraphQL answer.
   * @throws FailedCall when what came is none, and undici's errors when nothing did.
   */
  async post(body: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<string> {
    const response = await this.#pool.request({ method: 'POST', path: this.#path, headers, body, signal });
    if (isGraphqlAnswer(response)) return response.body.text();
    // What remains is let pass for a moment, so that the connection can be kept, but nobody waits for it.
    void response.body.dump({ limit: restBytesMax, signal: AbortSignal.timeout(restMs) }).catch(() => {});
    throw noAnswer(response);
  }

  /** Breaks off what is on the way. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

/**
 * A 4xx with a GraphQL body says what is wrong with the operation; a redirect or a 5xx is no answer. Nor is a 401: it is the
 * router's word that was not taken, which is no fault of the client's; nor a 429, which is about all of our calls.
 */
function isGraphqlAnswer({ statusCode, headers }: Dispatcher.ResponseData): boolean {
  const refused = isRefusal(statusCode);
  const answered = (statusCode >= 200 && statusCode < 300) || refused;
  return answered && /^application\/(graphql-response\+)?json\b/i.test(String(headers['content-type']));
}

function noAnswer({ statusCode, headers }: Dispatcher.ResponseData): FailedCall {
  const asksForQuiet = statusCode === 429 || statusCode === 503;
  const holdMs = asksForQuiet ? retryAfterMs(headers['retry-after']) : 0;
  return new FailedCall(isRefusal(statusCode) ? 'REFUSED' : 'FAILED', `status ${statusCode}`, holdMs);
}

/** It says something of the call, and nothing of the subgraph. */
const isRefusal = (status: number): boolean =>
  status >= 400 && status < 500 && status !== 401 && status !== 429;
