import type { FastifyInstance } from 'fastify';
import { graphqlPath } from '../../shared/http/http-server.js';

/**
 * Begins GraphQL requests in turns, a few each time the event loop comes round. In between the answers of subgraphs are read, so
 * what was begun is finished before much else is begun: requests that wait hold little memory, and those that are being
 * answered are few. Those whose answers are short are begun together, because a round is dear: each time others must be woken
 * who read what was written (decision 0014). A loop that has time comes round at once, so nobody waits for it. Who hung up
 * while waiting is not begun.
 */
export function takeTurns(server: FastifyInstance): void {
  const turns = new Turns();
  server.addHook('preHandler', (request, reply, begin) => {
    if (request.routeOptions.url !== graphqlPath) begin();
    else turns.wait(() => !reply.raw.destroyed && begin());
  });
  server.addHook('onSend', (request, _, payload, done) => {
    const isAnswer = request.routeOptions.url === graphqlPath;
    if (isAnswer && (typeof payload === 'string' || Buffer.isBuffer(payload))) turns.answered(payload.length);
    done();
  });
}

/** So much is likely to be answered to those who are begun together, and they are so many at most. */
const togetherBytes = 256 * 1024;
const togetherMax = 16;
/** An answer counts for this part of what the next ones are expected to hold. */
const weight = 1 / 32;

class Turns {
  readonly #waiting: (() => void)[] = [];
  #isComing = false;
  /** How long answers are, the last ones above all. Until any is known, requests are begun one by one. */
  #usualBytes = togetherBytes;

  wait(begin: () => void): void {
    this.#waiting.push(begin);
    if (!this.#isComing) this.#comeRound();
  }

  answered(bytes: number): void {
    this.#usualBytes += weight * (bytes - this.#usualBytes);
  }

  #comeRound(): void {
    this.#isComing = true;
    setImmediate(() => this.#beginSome());
  }

  #beginSome(): void {
    const some = Math.max(1, Math.min(togetherMax, Math.floor(togetherBytes / this.#usualBytes)));
    const begins = this.#waiting.splice(0, some);
    this.#isComing = false;
    if (this.#waiting.length > 0) this.#comeRound();
    for (const begin of begins) begin();
  }
}
