import { v2 } from './federation.js';

const fare = ({ id }: { id: string }, { in: currency }: { in: string }) =>
  Number(id) * (currency === 'USD' ? 1 : 10_000);

/** Fields that require another with arguments of their own, which a client may ask with others at the same time. */
export const fares = {
  trips: [
    `${v2} type Trip @key(fields: "id") { id: ID! fare(in: String!): Int length(unit: String = "km"): String stops(first: Int!): [Stop!]! }
     type Stop @key(fields: "id") { id: ID! name: String }
     type Query { trips: [Trip!]! }`,
    {
      Query: { trips: () => [{ id: '1' }, { id: '2' }] },
      Trip: {
        fare,
        length: (_: unknown, { unit }: { unit: string }) => unit,
        stops: ({ id }: { id: string }, { first }: { first: number }) =>
          ['a', 'b', 'c'].slice(0, first).map((stop) => ({ id: id + stop, name: `Stop ${id}${stop}` })),
      },
    },
  ],
  fees: [
    `${v2} type Trip @key(fields: "id") {
       id: ID! fare(in: String!): Int @external length(unit: String = "km"): String @external stops(first: Int!): [Stop!]! @external
       feeInUsd: String @requires(fields: "fare(in: \\"USD\\")") feeInIdr: String @requires(fields: "fare(in: \\"IDR\\")")
       far: String @requires(fields: "length") route: String @requires(fields: "stops(first: 3) { name }")
     }
     type Stop @key(fields: "id") { id: ID! name: String @external }`,
    {
      Trip: {
        feeInUsd: (given: { fare?: number }) => `fee of ${given.fare}`,
        feeInIdr: (given: { fare?: number }) => `fee of ${given.fare}`,
        far: (given: { length?: string }) => `in ${given.length}`,
        route: (given: { stops?: { name: string }[] }) => given.stops?.map(({ name }) => name).join(' '),
      },
    },
  ],
} as const;
