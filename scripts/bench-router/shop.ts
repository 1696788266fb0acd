import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';

/**
 * A shop's data, as four subgraphs know them: few users and products, met again and again under each other, as in a graph
 * of people. Every shop has users, products and reviews of its own, so that two shops share no entity.
 */
const userCount = 6;
const productCount = 9;
const reviewCount = 15;
const textLength = 450;

type Reference = Readonly<Record<string, unknown>>;

export const shopResolvers: Readonly<Record<string, GraphQLResolverMap<unknown>>> = {
  accounts: {
    Query: {
      users: (_: unknown, { shop }: { shop: number }) => numbers(userCount).map((n) => userOf(shop, n)),
    },
    User: { __resolveReference: ({ id }: { id: string }) => userOf(...placeOf(id)) },
  },
  products: {
    Query: {
      topProducts: (_: unknown, { shop, first }: { shop: number; first: number }) =>
        numbers(first).map((n) => productOf(shop, n)),
    },
    Product: { __resolveReference: ({ sku }: { sku: string }) => productOf(...placeOf(sku)) },
  },
  inventory: {
    Product: {
      __resolveReference: (reference: Reference) => reference,
      available: ({ sku }: { sku: string }) => placeOf(sku)[1] % 3 !== 0,
      shippingCost: ({ price, weight }: { price: number; weight: number }) =>
        price > freeAbove ? 0 : weight * 2,
    },
  },
  reviews: {
    User: {
      __resolveReference: ({ id }: { id: string }) => userOf(...placeOf(id)),
      reviews: ({ id }: { id: string }) => reviewsWhere(id, ({ author }) => author.id === id),
    },
    Product: {
      __resolveReference: ({ sku }: { sku: string }) => ({ sku }),
      reviews: ({ sku }: { sku: string }) => reviewsWhere(sku, ({ product }) => product.sku === sku),
    },
    Review: { __resolveReference: ({ id }: { id: string }) => reviewOf(...placeOf(id)) },
  },
};

const freeAbove = 1_000;

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

/** The shop and the number in an id such as `7-product-3`. */
function placeOf(id: string): [shop: number, n: number] {
  const [shop, , n] = id.split('-');
  return [Number(shop), Number(n)];
}

const userOf = (shop: number, n: number) => ({
  id: `${shop}-user-${n}`,
  handle: `user${n}-of-${shop}`,
  fullName: `User Number ${n} of Shop ${shop}`,
});

const productOf = (shop: number, n: number) => ({
  sku: `${shop}-product-${n}`,
  title: `Product ${n} of Shop ${shop}`,
  price: 299 * (n + 1),
  weight: 50 * (n + 1),
});

function reviewOf(shop: number, n: number) {
  const sentence = `Review ${n} of shop ${shop} says at length what its author thinks of the product. `;
  return {
    id: `${shop}-review-${n}`,
    text: sentence.repeat(Math.ceil(textLength / sentence.length)).slice(0, textLength),
    author: userOf(shop, n % userCount),
    product: { sku: productOf(shop, (n * 2) % productCount).sku },
  };
}

function reviewsWhere(id: string, holds: (review: ReturnType<typeof reviewOf>) => boolean) {
  const [shop] = placeOf(id);
  return numbers(reviewCount)
    .map((n) => reviewOf(shop, n))
    .filter(holds);
}
