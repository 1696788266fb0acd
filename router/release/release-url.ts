import { Agent, type Dispatcher, request } from 'undici';
import { within } from '../deadline.js';
import { RefusedRelease } from './refused-release.js';
import type { FoundRelease } from './release.js';
import { ReleaseAway, type ReleaseSource, releaseBytesMax, signatureBytesMax } from './release-source.js';

export interface ReleaseUrlOptions {
  readonly everyMs: number;
  /** Whether the signature is asked for too, at the same address with `.jws` after its path. */
  readonly signed: boolean;
  /** For one look; the default is 5 s. */
  readonly deadlineMs?: number;
}

const deadlineMsDefault = 5_000;

/**
 * An address that supergraphs are published at. What has not changed is not sent again (`ETag`, RFC 9110). A redirect is not
 * followed: who could make one would choose what we read.
 */
export class ReleaseUrl implements ReleaseSource {
  readonly #agent = new Agent({ connections: 1, maxResponseSize: releaseBytesMax });
  readonly #known = new Map<string, Known>();

  constructor(
    private readonly url: URL,
    private readonly options: ReleaseUrlOptions,
  ) {}

  get everyMs(): number {
    return this.options.everyMs;
  }

  async look(): Promise<FoundRelease> {
    return within(this.options.deadlineMs ?? deadlineMsDefault, async (signal) => {
      const sdl = await this.#text(this.url, signal);
      if (sdl === null) throw new Status(404);
      return { sdl, signature: this.options.signed ? await this.#signature(signal) : null };
    }).catch((cause: unknown) => {
      if (cause instanceof RefusedRelease) throw cause;
      // What stands behind a `?` may be a secret.
      const place = `${this.url.origin}${this.url.pathname}`;
      throw new ReleaseAway(`The supergraph at ${place} cannot be had (${reasonOf(cause)}).`, { cause });
    });
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #signature(signal: AbortSignal): Promise<string | null> {
    const url = new URL(this.url);
    url.pathname += '.jws';
    const text = await this.#text(url, signal);
    if (text !== null && text.length > signatureBytesMax) throw new RefusedRelease('WRONG_SIGNATURE');
    return text;
  }

  /** Null when there is nothing at the address. */
  async #text(url: URL, signal: AbortSignal): Promise<string | null> {
    const known = this.#known.get(url.href);
    const headers = known ? { 'if-none-match': known.etag } : {};
    const response = await request(url, { dispatcher: this.#agent, signal, headers });
    if (response.statusCode === 200) return this.#remember(url, response);
    await response.body.dump();
    if (response.statusCode === 304 && known) return known.text;
    if (response.statusCode === 404) return null;
    throw new Status(response.statusCode);
  }

  async #remember(url: URL, { headers, body }: Dispatcher.ResponseData): Promise<string> {
    const text = await body.text().catch((cause: unknown) => {
      if (codeOf(cause) === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') throw new RefusedRelease('TOO_LARGE');
      throw cause;
    });
    this.#known.delete(url.href);
    if (typeof headers.etag === 'string') this.#known.set(url.href, { etag: headers.etag, text });
    return text;
  }
}

interface Known {
  readonly etag: string;
  readonly text: string;
}

class Status extends Error {
  constructor(status: number) {
    super(`status ${status}`);
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined);

/** A status, a code or a name; messages may quote what was received. */
function reasonOf(error: unknown): string {
  if (error instanceof Status) return error.message;
  const code = codeOf(error);
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown';
}
