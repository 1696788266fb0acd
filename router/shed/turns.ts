import type { FastifyInstance } from 'fastify';
import { graphqlPath } from '../../shared/http/http-server.js';

/**
 * Begins one GraphQL request each time the event loop comes round. In between the answers of subgraphs are read, so what was
 * begun is finished before much else is begun: requests that wait hold little memory, and those that are being answered are
 * few. A loop that has time comes round at once, so nobody waits for it. Who hung up while waiting is not begun.
 */
export function takeTurns(server: FastifyInstance): void {
  const turns = new Turns();
  server.addHook('preHandler', (request, reply, begin) => {
    if (request.routeOptions.url !== graphqlPath) begin();
    else turns.wait(() => !reply.raw.destroyed && begin());
  });
}

class Turns {
  readonly #waiting: (() => void)[] = [];
  #isComing = false;

  wait(begin: () => void): void {
    this.#waiting.push(begin);
    if (!this.#isComing) this.#comeRound();
  }

  #comeRound(): void {
    this.#isComing = true;
    setImmediate(() => this.#beginOne());
  }

  #beginOne(): void {
    const begin = this.#waiting.shift();
    this.#isComing = false;
    if (this.#waiting.length > 0) this.#comeRound();
    begin?.();
  }
}
