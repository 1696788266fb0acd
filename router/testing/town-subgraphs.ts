/**
 * A supergraph with rules of every kind in every place: on fields, types, a scalar, an enum, what implements an interface,
 * what is made from another's field over two steps, a key, and a field that two subgraphs guard differently.
 */
const link = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable",
      "@composeDirective", "@authenticated", "@requiresScopes", "@policy"])
    @link(url: "https://inadigital.test/personal/v1.0", import: ["@personal"])
    @composeDirective(name: "@personal")
  directive @personal(category: personal__Category!) on FIELD_DEFINITION | OBJECT | INTERFACE
  enum personal__Category { GENERAL SPECIFIC }`;

const dataSubject = '@policy(policies: [["data-subject"]])';

export const townSdl = {
  register: `${link}
    scalar Secret @requiresScopes(scopes: [["secrets"]])
    enum Rank @authenticated { HIGH LOW }
    interface Named { name: String }
    union Found = Person | School | Sealed
    type Sealed @key(fields: "id") @authenticated { id: ID! note: String }
    type Person implements Named @key(fields: "id") {
      id: ID!
      name: String @requiresScopes(scopes: [["names"]])
      nik: String ${dataSubject} @personal(category: GENERAL)
      mother: Person
      children: [Person!]!
      school: School
      pin: String! @requiresScopes(scopes: [["a", "b"], ["c"]])
    }
    type School implements Named @key(fields: "id") {
      id: ID!
      name: String
      motto: String @shareable @requiresScopes(scopes: [["a"]])
      pupils: Int @authenticated
    }
    type Household @key(fields: "number") { number: ID! ${dataSubject} address: String }
    type Query {
      me: Person
      person(id: ID!): Person @authenticated
      people: [Person!]!
      school: School
      household: Household
      named: [Named]
      found: [Found!]!
      sealed: Sealed
      secret: Secret
      rank: Rank
      town: String
    }
    type Mutation {
      first(by: Int = 1): Int
      second: Int @requiresScopes(scopes: [["a"]])
      third: Int
    }`,
  tax: `${link}
    type Person @key(fields: "id") {
      id: ID!
      income: Int ${dataSubject} @personal(category: SPECIFIC)
      eligible: Boolean @external
      grade: Int @requires(fields: "eligible") ${dataSubject}
    }
    type Household @key(fields: "number") { number: ID! members: Int }`,
  aid: `${link}
    type Person @key(fields: "id") {
      id: ID!
      income: Int @external
      eligible: Boolean @requires(fields: "income") ${dataSubject}
    }
    type School @key(fields: "id") { id: ID! motto: String @shareable @requiresScopes(scopes: [["b"]]) }`,
};

export type TownSubgraph = keyof typeof townSdl;

const person = (id: string) => ({ __typename: 'Person', id });
const school = { __typename: 'School', id: 's1' };
let mutations = 0;

export const townResolvers = {
  register: {
    Query: {
      me: () => person('p1'),
      person: (_: unknown, { id }: { id: string }) => person(id),
      people: () => [person('p1'), person('p2')],
      school: () => school,
      household: () => ({ number: 'h1' }),
      named: () => [person('p1'), school, null],
      found: () => [person('p1'), school, { __typename: 'Sealed', id: 'x1' }],
      sealed: () => ({ __typename: 'Sealed', id: 'x1' }),
      secret: () => 'secret',
      rank: () => 'HIGH',
      town: () => 'Contoh',
    },
    Mutation: {
      first: (_: unknown, { by }: { by: number }) => {
        mutations += by;
        return mutations;
      },
      second: () => {
        mutations += 100;
        return mutations;
      },
      third: () => {
        mutations += 1;
        return mutations;
      },
    },
    Person: {
      __resolveReference: ({ id }: { id: string }) => person(id),
      name: ({ id }: { id: string }) => `Name ${id}`,
      nik: ({ id }: { id: string }) => `nik-${id}`,
      mother: ({ id }: { id: string }) => (id === 'm' ? null : person('m')),
      children: ({ id }: { id: string }) => (id === 'p1' ? [person('c1'), person('c2')] : []),
      school: () => school,
      pin: () => '1234',
    },
    School: {
      __resolveReference: (reference: object) => reference,
      name: () => 'School',
      motto: () => 'Motto',
      pupils: () => 300,
    },
    Sealed: { __resolveReference: (reference: object) => reference, note: () => 'note' },
    Household: { __resolveReference: (reference: object) => reference, address: () => 'Jl. Contoh 1' },
  },
  tax: {
    Person: {
      __resolveReference: (reference: object) => reference,
      income: () => 5,
      grade: ({ eligible }: { eligible: boolean }) => (eligible ? 1 : 2),
    },
    Household: { __resolveReference: (reference: object) => reference, members: () => 4 },
  },
  aid: {
    Person: {
      __resolveReference: (reference: object) => reference,
      eligible: ({ income }: { income: number }) => income < 10,
    },
    School: { __resolveReference: (reference: object) => reference, motto: () => 'Motto' },
  },
};
