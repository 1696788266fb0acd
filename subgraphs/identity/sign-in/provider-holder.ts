import type Provider from 'oidc-provider';
import type { KeyRing } from '../signing-key/key-ring.js';
import type { SigningKey } from '../signing-key/signing-key.entity.js';
import { createProvider, type ProviderParts } from './oidc-provider.js';

/** Holds the provider for the keys of now. The library takes its keys once, so a change of keys is a new provider. */
export class ProviderHolder {
  #held: { readonly kids: string; readonly provider: Provider } | undefined;

  constructor(
    private readonly issuer: () => string,
    private readonly keys: KeyRing,
    private readonly parts: ProviderParts,
  ) {}

  /** Looks at the keys anew for every request, so that a compromised key signs nothing more anywhere. */
  async current(): Promise<Provider> {
    const keys = await this.keys.current();
    const kids = keys.map(({ kid }) => kid).join(' ');
    if (this.#held?.kids !== kids) this.#held = { kids, provider: this.#make(keys) };
    return this.#held.provider;
  }

  #make(keys: readonly SigningKey[]): Provider {
    return createProvider(
      this.issuer(),
      keys.map((key) => this.keys.open(key)),
      this.parts,
    );
  }
}
