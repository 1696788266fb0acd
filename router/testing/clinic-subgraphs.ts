/** A clinic where nearly nothing may be null, so that one failure takes much with it. */
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@shareable", "@interfaceObject"])`;

export const clinicSdl = {
  wards: `${link}
    interface Person { id: ID! name: String! }
    type Patient implements Person @key(fields: "id") { id: ID! name: String! ward: Ward! visitors: [Person!]! }
    type Nurse implements Person @key(fields: "id") { id: ID! name: String! shift: Shift! boss: Nurse }
    enum Shift { DAY NIGHT }
    type Ward @key(fields: "id") { id: ID! beds: [[Bed!]!]! head: Nurse! }
    type Bed { number: Int! patient: Patient next: Bed }
    type Query { wards: [Ward!]! ward(id: ID!): Ward patient: Patient! someone: Person anyone: [Person] }`,
  care: `${link}
    type Patient @key(fields: "id") { id: ID! diagnosis: String! doses: [Dose!]! nurse: Nurse! name: String! @external
      label: String! @requires(fields: "name") }
    type Dose { drug: Drug! mg: Int! given: Boolean }
    type Drug @key(fields: "id") { id: ID! name: String! }
    type Nurse @key(fields: "id") { id: ID! patients: [Patient!]! licence: String! }
    type Query { urgent: [Patient!] }`,
  pharmacy: `${link}
    type Drug @key(fields: "id") { id: ID! stock: Int! replaces: [Drug!]! maker: Maker! }
    type Maker { name: String! drugs: [Drug!] }
    type Ward @key(fields: "id") { id: ID! cabinet: [Drug]! }
    type Query { drugs: [Drug!]! }`,
};
