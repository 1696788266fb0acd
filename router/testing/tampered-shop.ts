import type { Shop } from './shop.js';
import { sendJson } from './tiny-subgraph.js';

type Entity = Record<string, unknown>;

/** What is done to the entities that a subgraph would have answered. */
export type Tampering = (entities: Entity[]) => unknown[];

/** Lets a subgraph of the shop answer honestly, but for what is done to the entities. */
export function tamper(shop: Shop, name: 'products' | 'users', change: Tampering): void {
  shop[name].behave(async (response, honest) => {
    const { data } = JSON.parse(await honest()) as { readonly data: { _entities: Entity[] } };
    sendJson(response, JSON.stringify({ data: { _entities: change(data._entities) } }));
  });
}

interface Reviews {
  readonly latestReviews: { product: { upc: string; name: string | null } | null }[];
}

/** Asks a query for the latest reviews and their products: which product each has, by its key and its name. */
export async function productsOf(shop: Shop, query: string) {
  const { body } = await shop.query(query);
  const { latestReviews } = body.data as Reviews;
  return {
    errors: body.errors ?? [],
    names: latestReviews.map(({ product }) => product && `${product.upc} ${product.name}`),
  };
}
