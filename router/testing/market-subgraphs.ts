/**
 * A market: entities with several keys, compound keys and keys that only a third subgraph can turn into another, value types
 * of which two subgraphs know parts, a field that moved from one subgraph to another, and mutations in two subgraphs.
 */
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@provides", "@shareable", "@inaccessible", "@override"])`;

export const marketSdl = {
  goods: `${link}
    scalar Date
    enum Currency { IDR USD }
    input Range { from: Int! to: Int = 9 of: Currency unit: [String!] }
    type Good @key(fields: "id") @key(fields: "sku") {
      id: ID! sku: ID! name: String! size: Size since: Date old: String price(in: Currency = IDR): Money
      similar(range: Range): [Good!] matrix: [[Good!]] parts: [Part!]!
    }
    type Part { name: String! of: Good! size: Size! }
    type Size @shareable { width: Int height: Int! unit: Unit! }
    type Unit @shareable { name: String! }
    type Money @shareable { amount: Int! currency: Currency! }
    type Query { good(id: ID!): Good goods(range: Range, first: Int! = 2): [Good] cheapest: Good! @shareable }
    type Mutation { addGood(name: String!): Good! countGoods: Int }`,
  stock: `${link}
    type Good @key(fields: "sku") @key(fields: "barcode") {
      sku: ID! barcode: ID! inStock(at: String): Int! old: String @override(from: "goods")
      size: Size @external shelfSpace: Int @requires(fields: "size { height width unit { name } }") warehouse: Warehouse!
    }
    type Size @shareable { width: Int height: Int! unit: Unit! }
    type Unit @shareable { name: String! }
    type Warehouse @key(fields: "code region { zone }") { code: ID! region: Region! free: Int goods: [Good] }
    type Region @shareable { zone: ID! name: String }
    type Query { warehouses: [Warehouse!] }
    type Mutation { move(sku: ID!, by: Int = 1): Good countStock: Int! }`,
  scanner: `${link}
    type Good @key(fields: "barcode") {
      barcode: ID! scans: [Scan!] shelfSpace: Int @external
      hint: String! @requires(fields: "shelfSpace") lastScan: Scan
    }
    type Scan @key(fields: "id") @key(fields: "good { barcode } number") { id: ID! number: ID! good: Good! when: String }
    type Warehouse @key(fields: "code region { zone }") { code: ID! region: Region! scans(first: Int): [Scan] }
    type Region @shareable { zone: ID! name: String }
    type Query { lastScan: Scan scans: [Scan!]! }`,
  offers: `${link}
    enum Currency { IDR USD }
    type Good @key(fields: "id") { id: ID! offers: [Offer!] best: Offer bestOf(many: [Currency!]!): Offer! }
    type Offer @key(fields: "id") { id: ID! good: Good! money: Money! by: Party }
    interface Party { name: String }
    type Firm implements Party @key(fields: "id") { id: ID! name: String tax: Int! }
    type Stall implements Party { name: String owner: Firm place: Region }
    type Region @shareable { zone: ID! name: String }
    type Money @shareable { amount: Int! currency: Currency! }
    type Query { offers: [Offer] party(id: ID): Party cheapest: Good! @shareable }
    type Mutation { bid(amount: Int!): Offer }`,
  hints: `${link}
    type Good @key(fields: "barcode") { barcode: ID! hint: String! @external longHint: String @requires(fields: "hint") }
    type Firm @key(fields: "id") { id: ID! goods: [Good!] rank: Int }`,
};
