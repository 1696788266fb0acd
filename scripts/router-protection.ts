import { z } from 'zod';
import type { ProtectionOptions } from '../router/protection.js';
import { envelopeKeysVariableOf } from '../router/subgraph-url.js';
import { type EnvelopeKey, envelopeKeys } from '../shared/auth/envelope-keys.js';
import { ConfigurationError, httpUrl, readEnvironment } from '../shared/config/environment.js';

const identitySettings = {
  OIDC_ISSUER: httpUrl,
  OIDC_JWKS_URL: httpUrl.optional(),
  GRAPH_AUDIENCE: z.string().default('urn:inadigital:graph'),
};

/**
 * Reads what a router over a supergraph with rules must know.
 * @throws ConfigurationError with all that is missing or wrong.
 */
export function readProtection(subgraphs: readonly string[]): ProtectionOptions {
  const keySettings = Object.fromEntries(
    subgraphs.map((name) => [envelopeKeysVariableOf(name), envelopeKeys]),
  );
  const { OIDC_ISSUER, OIDC_JWKS_URL, GRAPH_AUDIENCE, ...read } = readEnvironment({
    ...keySettings,
    ...identitySettings,
  });
  const byVariable = new Map<string, readonly EnvelopeKey[]>(Object.entries(read));
  const keys = new Map(
    subgraphs.map((name) => [name, byVariable.get(envelopeKeysVariableOf(name)) ?? []] as const),
  );
  refuseShared(keys);
  return {
    issuer: OIDC_ISSUER,
    jwksUrl: OIDC_JWKS_URL,
    audience: GRAPH_AUDIENCE,
    envelopeKeys: keys,
  };
}

/** With one key for two ministries, either could speak to the other as if it were the router. */
function refuseShared(keys: ProtectionOptions['envelopeKeys']): void {
  const ownerOf = new Map<string, string>();
  const problems = [...keys].flatMap(([name, own]) =>
    own.flatMap(({ secret }) => {
      const text = secret.toString('base64url');
      const owner = ownerOf.get(text) ?? name;
      ownerOf.set(text, owner);
      return owner === name
        ? []
        : [`${envelopeKeysVariableOf(name)}: has a key of ${envelopeKeysVariableOf(owner)}`];
    }),
  );
  if (problems.length > 0) throw new ConfigurationError([...new Set(problems)]);
}
