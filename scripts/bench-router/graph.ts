import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readSupergraph } from '../../router/supergraph.js';
import { composeSupergraph } from '../compose.js';

export type GraphName = 'nation' | 'shop';

export interface Graph {
  /** With rules, which our router alone enforces. */
  readonly guarded: string;
  /** Without any, as a router must have it that knows no rules. */
  readonly open: string;
}

/** The published schema of every subgraph of a graph, by name. */
export async function subgraphSdls(graph: GraphName): Promise<ReadonlyMap<string, string>> {
  const folder = graph === 'nation' ? join('schema', 'subgraphs') : join('scripts', 'bench-router', 'shop');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql')).sort();
  return new Map(
    await Promise.all(
      files.map(
        async (file) => [basename(file, '.graphql'), await readFile(join(folder, file), 'utf8')] as const,
      ),
    ),
  );
}

/** Composes a graph whose subgraphs are at the given addresses. */
export async function composedGraph(graph: GraphName, urls: ReadonlyMap<string, string>): Promise<Graph> {
  const sdls = await subgraphSdls(graph);
  const guarded = composeSupergraph(
    [...sdls].map(([name, sdl]) => ({ name, sdl, url: urls.get(name) ?? '' })),
  );
  const { sdl: open } = readSupergraph(guarded, { subgraphUrl: () => undefined, subgraphHosts: null });
  return { guarded, open };
}
