import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { request } from 'undici';
import { type RouterOptions, type RunningRouter, startRouter } from '../router.js';
import { openRouter } from './open-router.js';
import { type SubgraphName, shopResolvers, shopSdl } from './shop-subgraphs.js';
import { startTinySubgraph, type TinySubgraph } from './tiny-subgraph.js';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions?: Readonly<Record<string, unknown>>;
    }[];
    readonly extensions?: unknown;
  };
}

export interface Shop extends Readonly<Record<SubgraphName, TinySubgraph>> {
  readonly router: RunningRouter;
  /** The composed SDL; the addresses in it are those of the running subgraphs. */
  readonly supergraph: string;
  query(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  stop(): Promise<void>;
}

/** Composes any subgraphs with Apollo's composition, as another team's pipeline would. */
export function composed(
  subgraphs: readonly { readonly name: string; readonly url: string; readonly sdl: string }[],
): string {
  const { errors, supergraphSdl } = composeServices(
    subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** Starts the shop's three subgraphs and a router over them. */
export async function startShop(options: Partial<RouterOptions> = {}): Promise<Shop> {
  const subgraphs = {
    products: await startTinySubgraph(shopSdl.products, shopResolvers.products),
    reviews: await startTinySubgraph(shopSdl.reviews, shopResolvers.reviews),
    users: await startTinySubgraph(shopSdl.users, shopResolvers.users),
  };
  const names = Object.keys(shopSdl) as SubgraphName[];
  const supergraph = composed(names.map((name) => ({ name, url: subgraphs[name].url, sdl: shopSdl[name] })));
  const router = await startRouter({
    supergraph,
    ...openRouter,
    // On a busy machine half a second is soon gone, and a second try would make one call two.
    deadlineMs: 3_000,
    ...options,
  });
  return {
    ...subgraphs,
    router,
    supergraph,
    query: async (query, variables = {}, headers = {}) =>
      post(router.url, JSON.stringify({ query, variables }), headers),
    stop: async () => {
      await router.stop();
      await Promise.all(names.map((name) => subgraphs[name].stop()));
    },
  };
}

/** Sends a body to the router as it is. */
export async function post(
  url: string,
  payload: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const {
    statusCode,
    headers: received,
    body,
  } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: payload,
  });
  return { status: statusCode, headers: received, body: (await body.json()) as Reply['body'] };
}
