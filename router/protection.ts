import { EnvelopeSealer } from '../shared/auth/envelope.js';
import type { EnvelopeKey } from '../shared/auth/envelope-keys.js';
import { invariant } from '../shared/errors/invariant.js';
import { Authentication } from './authenticate/authentication.js';
import { PublishedKeys } from './authenticate/published-keys.js';
import { SigningKeys } from './authenticate/signing-keys.js';
import { TokenVerifier } from './authenticate/token-verifier.js';

/** What a router over a supergraph with rules must know. */
export interface ProtectionOptions {
  /** The OpenID provider whose tokens are taken. */
  readonly issuer: string;
  /** Where its keys are; left out, its discovery document says it. */
  readonly jwksUrl?: string | undefined;
  /** For whom a token must be meant. */
  readonly audience: string;
  /** The keys shared with each subgraph, by its name; the first seals. */
  readonly envelopeKeys: ReadonlyMap<string, readonly EnvelopeKey[]>;
}

/** Knows who asks, and vouches for it to the subgraphs. */
export class Protection {
  readonly authentication: Authentication;
  readonly #published: PublishedKeys;

  constructor(private readonly options: ProtectionOptions) {
    this.#published = new PublishedKeys(options);
    const keys = new SigningKeys(() => this.#published.ask());
    this.authentication = new Authentication(new TokenVerifier(options, keys.find));
  }

  sealerFor(subgraph: string): EnvelopeSealer {
    const [key] = this.options.envelopeKeys.get(subgraph) ?? [];
    invariant(key, 'every subgraph of a graph that has rules has a key');
    return new EnvelopeSealer(subgraph, key);
  }

  async close(): Promise<void> {
    await this.#published.close();
  }
}
