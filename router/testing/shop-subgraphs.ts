/**
 * A supergraph as anybody might have one: three subgraphs of a shop, with entities, a union of two kinds of entity, a
 * field that requires another subgraph's, lists in lists, and a mutation.
 */
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@external", "@requires", "@shareable"])`;

export const shopSdl = {
  products: `${link}
    type Query { topProducts(first: Int = 3): [Product!]! product(upc: ID!): Product found: [Found!] byUpcs(representations: [ID!]!): [Product] }
    type Mutation { rename(upc: ID!, name: String!): Product }
    union Found = Manual | Product
    type Manual @key(fields: "title") { title: String! }
    type Product @key(fields: "upc") { upc: ID! name: String price: Int weight: Int similar: [Product!] }`,
  reviews: `${link}
    type Query { latestReviews: [Review!] }
    type Review @key(fields: "id") { id: ID! body: String stars: Int author: User product: Product }
    type Product @key(fields: "upc") { upc: ID! reviews: [Review!] shipping: Int @requires(fields: "price") price: Int @external }
    type Manual @key(fields: "title") { title: String! readers: Int }
    type User @key(fields: "id") { id: ID! reviews: [Review!] }`,
  users: `${link}
    type Query { me: User, user(id: ID!): User }
    type User @key(fields: "id") { id: ID! name: String! email: String }`,
};

export type SubgraphName = keyof typeof shopSdl;

const products = ['1', '2', '3'].map((upc) => ({
  __typename: 'Product',
  upc,
  name: `Product ${upc}`,
  price: Number(upc) * 10,
  weight: 1,
}));
const productOf = (upc: unknown) => products.find((product) => product.upc === upc) ?? null;
const reviews = products.flatMap(({ upc }) =>
  ['a', 'b'].map((letter, index) => ({
    id: `${upc}${letter}`,
    body: `Review ${upc}${letter}`,
    stars: index + 1,
    author: { __typename: 'User', id: `u${index + 1}` },
    product: { __typename: 'Product', upc },
  })),
);
const userOf = (id: unknown) => ({ id, name: `User ${String(id)}`, email: `${String(id)}@example.test` });

export const shopResolvers = {
  products: {
    Query: {
      topProducts: (_: unknown, { first }: { first: number }) => products.slice(0, first),
      product: (_: unknown, { upc }: { upc: string }) => productOf(upc),
      found: () => [{ __typename: 'Manual', title: 'How to shop' }, productOf('2'), productOf('3')],
      byUpcs: (_: unknown, { representations }: { representations: string[] }) =>
        representations.map(productOf),
    },
    Mutation: {
      rename: (_: unknown, { upc, name }: { upc: string; name: string }) => ({ ...productOf(upc), name }),
    },
    Product: {
      __resolveReference: ({ upc }: { upc: string }) => productOf(upc),
      similar: ({ upc }: { upc: string }) => products.filter((product) => product.upc !== upc),
    },
    Manual: { __resolveReference: (reference: object) => reference },
  },
  reviews: {
    Query: { latestReviews: () => reviews.slice(0, 3) },
    Review: { __resolveReference: ({ id }: { id: string }) => reviews.find((review) => review.id === id) },
    Product: {
      __resolveReference: (reference: object) => reference,
      reviews: ({ upc }: { upc: string }) => reviews.filter(({ product }) => product.upc === upc),
      shipping: ({ price }: { price: number }) => price * 2,
    },
    Manual: { __resolveReference: (reference: object) => reference, readers: () => 7 },
    User: {
      __resolveReference: (reference: object) => reference,
      reviews: ({ id }: { id: string }) => reviews.filter(({ author }) => author.id === id),
    },
  },
  users: {
    Query: { me: () => userOf('u1'), user: (_: unknown, { id }: { id: string }) => userOf(id) },
    User: { __resolveReference: ({ id }: { id: string }) => userOf(id) },
  },
};
