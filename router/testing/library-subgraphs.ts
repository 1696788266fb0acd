/**
 * A library: an interface that another subgraph extends as one object, unions, a field that is provided on the way, fields
 * that require others' over two steps, through lists and with arguments, an entity with two keys, and a node of any type.
 */
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@provides", "@shareable", "@interfaceObject", "@inaccessible", "@override"])`;

export const librarySdl = {
  catalogue: `${link}
    scalar JSON
    enum Kind { BOOK FILM }
    enum Lang { ID EN }
    interface Node { id: ID! }
    interface Work @key(fields: "id") { id: ID! title: String! author: Author! sequels(first: Int = 2): [Work!] }
    type Book implements Work @key(fields: "id") {
      id: ID! title: String! author: Author! sequels(first: Int = 2): [Work!] pages: Int isbn: ID! cover: Picture
    }
    type Film implements Work @key(fields: "id") {
      id: ID! title: String! author: Author! sequels(first: Int = 2): [Work!] minutes: Int! cast: [[Author]!] crew: [Author]
      secretCost(currency: String!): Int @inaccessible
    }
    type Author implements Node @key(fields: "id") @key(fields: "handle") {
      id: ID! handle: ID! name: String @shareable works(first: Int, kind: Kind = BOOK): [Work] bestWork: Work facts: JSON
    }
    type Shelf implements Node { id: ID! label(lang: Lang!): String! holds: [Found] picture: Picture! }
    type Picture @shareable { url: String! width: Int height: Int }
    union Found = Author | Book | Film | Shelf
    type Query {
      work(id: ID!): Work works(first: Int = 3, kinds: [Kind!]): [Work!]! books: [Book]
      found(text: String, lang: Lang): [Found!] shelf: Shelf! node(id: ID!): Node authors: [Author!]
    }`,
  ratings: `${link}
    type Work @key(fields: "id") @interfaceObject {
      id: ID! title: String! @external
      rating(scale: Int = 5): Float votes: Int! reviews: [Review!]! blurb: String @requires(fields: "title")
    }
    type Review @key(fields: "id") { id: ID! text: String! of: Work by: Author @provides(fields: "name") }
    type Author @key(fields: "id") { id: ID! name: String @external reviews(stars: [Int!]): [Review] }
    type Query { topReviews: [Review!] bestWork: Work }`,
  people: `${link}
    enum Lang { ID EN }
    type Award { title: String! year: Int }
    type Author @key(fields: "handle") {
      handle: ID! name: String @external age: Int awards: [[Award!]!] bio(lang: Lang!): String!
      greeting: String @requires(fields: "name") agent: Author portrait: Picture
    }
    type Picture @shareable { url: String! width: Int height: Int }
    type Query { eldest: Author }`,
  screens: `${link}
    scalar JSON
    type Author @key(fields: "id") {
      id: ID! greeting: String @external facts: JSON @external
      speech: String @requires(fields: "greeting facts")
    }
    type Film @key(fields: "id") {
      id: ID! secretCost(currency: String!): Int @external crew: [Author] @external
      budget: String @requires(fields: "secretCost(currency: \\"IDR\\")") crewSize: Int! @requires(fields: "crew { id }")
      screenings(day: String): [Screening!]
    }
    type Screening { hall: String! film: Film! seats: [[Int]] }
    type Query { tonight: [Screening!]! }`,
};
