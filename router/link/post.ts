import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { FailedCall } from './failed-call.js';
import { retryAfterMs } from './retry-after.js';
import type { Try } from './second-try.js';

const restBytesMax = 64 * 1024;
const restMs = 1_000;
const byteOrderMark = '\ufeff';

/**
 * One request on its way, told by undici how it goes. Undici's own requests make a stream of each answer, which is asked for
 * whole here: half of the CPU of a small call.
 */
export class Post implements Dispatcher.DispatchHandler, Try<string> {
  readonly #answer = Promise.withResolvers<string>();
  readonly #pieces: Buffer[] = [];
  #controller: Dispatcher.DispatchController | null = null;
  #end: Error | null = null;
  #rest: Rest | null = null;

  /**
   * The body of a GraphQL answer.
   * @throws FailedCall when what came is none, and undici's errors when nothing did.
   */
  get answer(): Promise<string> {
    return this.#answer.promise;
  }

  end(reason: Error): void {
    this.#end = reason;
    this.#answer.reject(reason);
    this.#controller?.abort(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#end) controller.abort(this.#end);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    // What comes before the answer itself, such as early hints.
    if (status < 200 || isGraphqlAnswer(status, headers)) return;
    this.#rest = new Rest(controller);
    this.#answer.reject(noAnswer(status, headers));
  }

  onResponseData(_: Dispatcher.DispatchController, piece: Buffer): void {
    if (this.#rest) this.#rest.pass(piece);
    else this.#pieces.push(piece);
  }

  onResponseEnd(): void {
    this.#rest?.over();
    if (!this.#rest) this.#answer.resolve(textOf(this.#pieces));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#rest?.over();
    this.#answer.reject(error);
  }
}

/** What remains of a response that is no answer is let pass for a moment, so that the connection can be kept; nobody waits. */
class Rest {
  readonly #timer: NodeJS.Timeout;
  #bytesLeft = restBytesMax;

  constructor(private readonly controller: Dispatcher.DispatchController) {
    this.#timer = setTimeout(() => this.#breakOff(), restMs).unref();
  }

  pass(piece: Buffer): void {
    this.#bytesLeft -= piece.length;
    if (this.#bytesLeft < 0) this.#breakOff();
  }

  over(): void {
    clearTimeout(this.#timer);
  }

  #breakOff(): void {
    this.controller.abort(new Error('what remained was long'));
  }
}

function textOf(pieces: readonly Buffer[]): string {
  const [first, ...others] = pieces;
  const text = (first && others.length === 0 ? first : Buffer.concat(pieces)).toString();
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}

/**
 * A 4xx with a GraphQL body says what is wrong with the operation; a redirect or a 5xx is no answer. Nor is a 401: it is the
 * router's word that was not taken, which is no fault of the client's; nor a 429, which is about all of our calls.
 */
function isGraphqlAnswer(status: number, headers: IncomingHttpHeaders): boolean {
  const answered = (status >= 200 && status < 300) || isRefusal(status);
  return answered && /^application\/(graphql-response\+)?json\b/i.test(String(headers['content-type']));
}

function noAnswer(status: number, headers: IncomingHttpHeaders): FailedCall {
  const asksForQuiet = status === 429 || status === 503;
  const holdMs = asksForQuiet ? retryAfterMs(headers['retry-after']) : 0;
  return new FailedCall(isRefusal(status) ? 'REFUSED' : 'FAILED', `status ${status}`, holdMs);
}

/** It says something of the call, and nothing of the subgraph. */
const isRefusal = (status: number): boolean =>
  status >= 400 && status < 500 && status !== 401 && status !== 429;
