import { composed } from './shop.js';
import { startTinySubgraph, type TinySubgraph } from './tiny-subgraph.js';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])`;

/** Two subgraphs of which the second is asked after the first, and both say which edition of the supergraph named them. */
export interface Edition {
  readonly name: string;
  readonly supergraph: string;
  readonly left: TinySubgraph;
  readonly right: TinySubgraph;
  stop(): Promise<void>;
}

/** What is asked of any edition. */
export const editionQuery = '{ item { left right } }';

/** Starts an edition whose schema has one field that no other has, named after it. */
export async function startEdition(name: string): Promise<Edition> {
  const leftSdl = `${link} type Query { item: Item only${name}: String } type Item @key(fields: "id") { id: ID! left: String }`;
  const rightSdl = `${link} type Item @key(fields: "id") { id: ID! right: String }`;
  const item = { __typename: 'Item', id: '1', left: name };
  const left = await startTinySubgraph(leftSdl, {
    Query: { item: () => item, [`only${name}`]: () => name },
    Item: { __resolveReference: () => item },
  });
  const right = await startTinySubgraph(rightSdl, {
    Item: { __resolveReference: ({ id }: { id: string }) => ({ __typename: 'Item', id, right: name }) },
  });
  return {
    name,
    left,
    right,
    supergraph: composed([
      { name: 'left', url: left.url, sdl: leftSdl },
      { name: 'right', url: right.url, sdl: rightSdl },
    ]),
    stop: async () => void (await Promise.all([left.stop(), right.stop()])),
  };
}
