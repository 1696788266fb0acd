import type { JSONWebKeySet } from 'jose';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { within } from '../deadline.js';

export interface PublishedKeysOptions {
  readonly issuer: string;
  /** Where the keys are; left out, the issuer's discovery document says it. */
  readonly jwksUrl?: string | undefined;
  readonly deadlineMs?: number;
}

const deadlineMsDefault = 3_000;
const bytesMax = 256 * 1024;

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

/** Asks an OpenID provider for its public keys, and follows nothing but the two addresses that standards give them. */
export class PublishedKeys {
  readonly #agent = new Agent({ connections: 1, maxResponseSize: bytesMax });

  constructor(private readonly options: PublishedKeysOptions) {}

  /** @throws Error when they cannot be had, whatever the reason. */
  async ask(): Promise<JSONWebKeySet> {
    return within(this.options.deadlineMs ?? deadlineMsDefault, async (signal) => {
      const url = this.options.jwksUrl ?? (await this.#discover(signal));
      return keySet.parse(await this.#json(url, signal));
    });
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #discover(signal: AbortSignal): Promise<string> {
    const { issuer } = this.options;
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const found = discovery.parse(await this.#json(url, signal));
    if (found.issuer !== issuer) throw new Error('the discovery document is about another issuer');
    return found.jwks_uri;
  }

  async #json(url: string, signal: AbortSignal): Promise<unknown> {
    const { statusCode, body } = await request(url, { dispatcher: this.#agent, signal });
    if (statusCode === 200) return body.json();
    await body.dump();
    throw new Error(`status ${statusCode}`);
  }
}
