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

/** Knows who asks, and vouches for it to the subgraphs of one supergraph. */
export interface Protection {
  readonly authentication: Authentication;
  readonly sealerFor: (subgraph: string) => EnvelopeSealer;
}

/**
 * Protects one supergraph after another. Who signs people in is known from the first that has rules on: with each its
 * published keys would have to be asked for again, and a provider that is away would turn a reload into refused tokens.
 */
export class Protections {
  #authentication: Authentication | null = null;
  #published: PublishedKeys | null = null;

  constructor(private readonly optionsOf: (subgraphs: readonly string[]) => ProtectionOptions) {}

  /** @throws ConfigurationError when a subgraph shares no key with this router. */
  over(subgraphs: readonly string[]): Protection {
    const options = this.optionsOf(subgraphs);
    this.#authentication ??= this.#authenticating(options);
    return {
      authentication: this.#authentication,
      sealerFor: (subgraph) => {
        const [key] = options.envelopeKeys.get(subgraph) ?? [];
        invariant(key, 'every subgraph of a graph that has rules has a key');
        return new EnvelopeSealer(subgraph, key);
      },
    };
  }

  async close(): Promise<void> {
    await this.#published?.close();
  }

  #authenticating(options: ProtectionOptions): Authentication {
    const published = new PublishedKeys(options);
    this.#published = published;
    const keys = new SigningKeys(() => published.ask());
    return new Authentication(new TokenVerifier(options, keys.find));
  }
}
