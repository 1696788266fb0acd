import type { FastifyInstance } from 'fastify';
import { graphqlPath } from '../../shared/http/http-server.js';

/** So many are begun each time at most: each that is under way holds memory, and the more do, the longer each of them. */
const togetherMax = 8;

/**
 * Begins GraphQL requests when there is nothing else to do: when the event loop came round and no call to a subgraph had ended.
 * So what was begun is finished first, and no more are under way than keep the process busy. A request that waits holds a few
 * hundred bytes; one that is half done up to a megabyte, which the collector must copy and the processor's caches lack room
 * for (decision 0015). What waits for subgraphs leaves the loop free, so nobody waits for it.
 *
 * Answers that are ready in one round of the loop are sent together at its end: to send one wakes who reads it, and those
 * that follow are then read without.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  readonly #ready: (() => void)[] = [];
  #isBusy = false;

  /** Has the requests of a server take turns. Who hung up while waiting is not begun. Must be called after what makes bodies. */
  follow(server: FastifyInstance): void {
    server.addHook('preHandler', (request, reply, begin) => {
      if (request.routeOptions.url !== graphqlPath) begin();
      else this.#wait(() => !reply.raw.destroyed && begin());
    });
    server.addHook('onSend', (request, _reply, _payload, send) => {
      if (request.routeOptions.url !== graphqlPath) send();
      else this.#sendSoon(send);
    });
  }

  /** A call to a subgraph ended, so there is something to do for what was begun. */
  readonly onCallEnded = (): void => {
    this.#isBusy = true;
  };

  #wait(begin: () => void): void {
    if (this.#waiting.length === 0) this.#comeRound();
    this.#waiting.push(begin);
  }

  #comeRound(): void {
    setImmediate(() => this.#beginSome());
  }

  #beginSome(): void {
    const begins = this.#waiting.splice(0, this.#isBusy ? 0 : togetherMax);
    this.#isBusy = false;
    if (this.#waiting.length > 0) this.#comeRound();
    for (const begin of begins) begin();
  }

  #sendSoon(send: () => void): void {
    if (this.#ready.length === 0) setImmediate(() => this.#sendAll());
    this.#ready.push(send);
  }

  #sendAll(): void {
    for (const send of this.#ready.splice(0)) send();
  }
}
