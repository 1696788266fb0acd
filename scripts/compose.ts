import { composeServices } from '@apollo/composition';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { parse } from 'graphql';
import { looseningIn } from './loosening.js';

export interface PublishedSubgraph {
  readonly name: string;
  /** Where the router finds it. */
  readonly url: string;
  readonly sdl: string;
}

/** Thrown when the ministries' schemas do not fit together; says which rules are broken and where. */
export class CompositionError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The ministries' schemas do not compose:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.name = 'CompositionError';
  }
}

/**
 * Composes the national graph (Apollo Federation 2).
 * @returns the supergraph's SDL, the same for the same subgraphs in any order.
 * @throws CompositionError
 */
export function composeSupergraph(subgraphs: readonly PublishedSubgraph[]): string {
  const inOrder = [...subgraphs].sort((a, b) => (a.name < b.name ? -1 : 1));
  const { errors, supergraphSdl } = composeServices(
    inOrder.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (errors) throw new CompositionError(errors.map(({ message }) => message));
  const loosening = looseningIn(inOrder, supergraphSdl);
  if (loosening.length > 0) throw new CompositionError(loosening);
  return supergraphSdl;
}

/** Reads a supergraph with its rules of access, which our router enforces as Apollo's does. */
export const builtSupergraph = (supergraph: string): Supergraph =>
  Supergraph.build(supergraph, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
