import { type Dispatcher, Pool } from 'undici';
import { lookupElsewhere } from '../link-local.js';
import type { LinkSettings } from './link-settings.js';
import { Post } from './post.js';

const connectMsMax = 1_000;

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

  /** Sends a request; what comes of it, the post knows. */
  post(body: string, headers: Readonly<Record<string, string>>): Post {
    const post = new Post();
    const request: Dispatcher.DispatchOptions = { method: 'POST', path: this.#path, headers, body };
    this.#pool.dispatch(request, post);
    return post;
  }

  /** Breaks off what is on the way. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
