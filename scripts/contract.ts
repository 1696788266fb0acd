import { printSchema } from 'graphql';
import type { SubgraphDefinition } from '../shared/subgraph/define-subgraph.js';
import { publishedSdl } from '../shared/subgraph/published-sdl.js';
import { builtSupergraph, composeSupergraph } from './compose.js';
import { ownershipOf } from './ownership.js';

/** The contract as text: what is committed under `schema/`, by file name. */
export type Contract = ReadonlyMap<string, string>;

/** Makes the whole contract from the ministries' code alone. */
export function contractOf(ministries: readonly SubgraphDefinition[]): Contract {
  const published = ministries.map((door) => ({
    name: door.name,
    url: `http://127.0.0.1:${door.port}/graphql`,
    sdl: publishedSdl(door),
  }));
  const supergraph = composeSupergraph(published);
  const api = builtSupergraph(supergraph).schema.toAPISchema().toGraphQLJSSchema();
  return new Map([
    ...published.map(({ name, sdl }) => [`subgraphs/${name}.graphql`, withNewline(sdl)] as const),
    ['supergraph.graphql', withNewline(supergraph)],
    ['api.graphql', withNewline(printSchema(api))],
    ['ownership.md', ownershipOf(supergraph, ministries)],
  ]);
}

const withNewline = (text: string) => `${text.trimEnd()}\n`;
