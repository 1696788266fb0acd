import { isLinkLocal } from './link-local.js';
import { RefusedRelease } from './release/refused-release.js';

/** Where subgraphs may be. */
export interface SubgraphPlaces {
  /** Where a subgraph really is, when not where the supergraph says; by name. */
  readonly subgraphUrl: (name: string) => string | undefined;
  /** The only hosts that are ever called, each with its port where it has one; null when any may be. */
  readonly subgraphHosts: readonly string[] | null;
}

/** @throws RefusedRelease when it is nowhere that may be called. */
export function subgraphUrl(
  name: string,
  stated: string,
  { subgraphUrl, subgraphHosts }: SubgraphPlaces,
): URL {
  const text = subgraphUrl(name) ?? stated;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new RefusedRelease(
      'ADDRESS_REFUSED',
      `The supergraph does not say at which http or https address its subgraph "${name}" is. Set ${urlVariableOf(name)}.`,
    );
  }
  if (isNeverCalled(url) || (subgraphHosts && !subgraphHosts.includes(url.host))) {
    throw new RefusedRelease(
      'ADDRESS_REFUSED',
      `The subgraph "${name}" is said to be at a host that is not called. List it in SUBGRAPH_HOSTS, or set ${urlVariableOf(name)}.`,
    );
  }
  return url;
}

/** The environment variable that says where a subgraph is. */
export const urlVariableOf = (subgraph: string): string => `${variablePrefixOf(subgraph)}_SUBGRAPH_URL`;

/** The environment variable with the keys that the router and a subgraph share. */
export const envelopeKeysVariableOf = (subgraph: string): string =>
  `${variablePrefixOf(subgraph)}_ENVELOPE_KEYS`;

const variablePrefixOf = (subgraph: string): string => subgraph.toUpperCase().replace(/[^A-Z0-9]+/g, '_');

/** Names are looked at again when they are resolved, see `lookupElsewhere`. */
function isNeverCalled({ hostname }: URL): boolean {
  return isLinkLocal(hostname.replace(/^\[|\]$/g, '')) || /^metadata\./i.test(hostname);
}
