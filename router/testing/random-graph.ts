import fc from 'fast-check';
import type { Viewer } from '../../shared/auth/viewer.js';
import type { Resolvers } from './tiny-subgraph.js';

/** What a random schema demands somewhere; the model that tests judge by, apart from any SDL. */
export interface RandomRule {
  readonly authenticated: boolean;
  readonly scopes: readonly (readonly string[])[] | null;
  readonly policy: boolean;
  readonly personal: boolean;
}

export interface RandomField {
  readonly name: string;
  /** The named type of its value. */
  readonly base: string;
  readonly wrap: (typeof wraps)[number];
  readonly rule: RandomRule;
  readonly isNull: boolean;
}

/** Three object types, of which the first two implement `Named` and all are in `Any`; `T0` is known to two subgraphs. */
export interface RandomGraph {
  /** By type; `T0x` is what the second subgraph adds to `T0`. */
  readonly fields: Readonly<Record<'Query' | 'T0' | 'T0x' | 'T1' | 'T2', readonly RandomField[]>>;
  readonly typeRules: Readonly<Record<'T0' | 'T1' | 'T2' | 'Secret' | 'Colour', RandomRule>>;
}

const wraps = ['X', 'X', 'X', 'X!', '[X]', '[X!]', '[X!]!'] as const;
const objectTypes = ['T0', 'T1', 'T2'] as const;
const outputs = ['String', 'Secret', 'Colour', ...objectTypes, 'Named', 'Any'] as const;
const none: RandomRule = { authenticated: false, scopes: null, policy: false, personal: false };

const scopes = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), {
  minLength: 1,
  maxLength: 2,
});
const rule: fc.Arbitrary<RandomRule> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(none) },
  {
    weight: 2,
    arbitrary: fc.record({
      authenticated: fc.boolean(),
      scopes: fc.option(scopes),
      policy: fc.boolean(),
      personal: fc.boolean(),
    }),
  },
);
const rareRule = fc.oneof({ weight: 4, arbitrary: fc.constant(none) }, { weight: 1, arbitrary: rule });

const fieldsNamed = (prefix: string, bases: readonly string[], count: number) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, i) =>
      fc.record({
        name: fc.constant(`${prefix}_${i}`),
        base: fc.constantFrom(...bases),
        wrap: fc.constantFrom(...wraps),
        rule,
        isNull: fc.boolean(),
      }),
    ),
  );

const nameField = fc.record({
  name: fc.constant('name'),
  base: fc.constant('String'),
  wrap: fc.constant('X' as const),
  rule,
  isNull: fc.constant(false),
});

export const randomGraph: fc.Arbitrary<RandomGraph> = fc.record({
  fields: fc.record({
    Query: fieldsNamed('root', outputs, 6),
    T0: fc.tuple(nameField, fieldsNamed('first', outputs, 4)).map(([name, all]) => [name, ...all]),
    T0x: fieldsNamed('lent', ['String'], 2),
    T1: fc.tuple(nameField, fieldsNamed('second', outputs, 4)).map(([name, all]) => [name, ...all]),
    T2: fieldsNamed('third', outputs, 3),
  }),
  typeRules: fc.record({ T0: rareRule, T1: rareRule, T2: rareRule, Secret: rareRule, Colour: rareRule }),
});

export const typeOf = ({ base, wrap }: RandomField): string => wrap.replace('X', base);

/** The two subgraphs' SDL, with the rules or as if there were none. */
export function sdlOf({ fields, typeRules }: RandomGraph, withRules: boolean) {
  const rules = (one: RandomRule) => (withRules ? written(one) : '');
  const block = (own: readonly RandomField[]) =>
    own.map((field) => `${field.name}: ${typeOf(field)} ${rules(field.rule)}`).join('\n');
  const link = withRules ? guardedLink : openLink;
  return {
    main: `${link}
      scalar Secret ${rules({ ...typeRules.Secret, personal: false })}
      enum Colour ${rules({ ...typeRules.Colour, personal: false })} { RED BLUE }
      interface Named { id: ID! name: String }
      union Any = T0 | T1 | T2
      type T0 implements Named @key(fields: "id") ${rules(typeRules.T0)} { id: ID! ${block(fields.T0)} }
      type T1 implements Named ${rules(typeRules.T1)} { id: ID! ${block(fields.T1)} }
      type T2 ${rules(typeRules.T2)} { id: ID! ${block(fields.T2)} }
      type Query { plain: String ${block(fields.Query)} }`,
    lender: `${link} type T0 @key(fields: "id") { id: ID! ${block(fields.T0x)} }`,
  };
}

const openLink = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;
const guardedLink = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9",
      import: ["@key", "@composeDirective", "@authenticated", "@requiresScopes", "@policy"])
    @link(url: "https://inadigital.test/personal/v1.0", import: ["@personal"])
    @composeDirective(name: "@personal")
  directive @personal(category: personal__Category!) on FIELD_DEFINITION | OBJECT | INTERFACE
  enum personal__Category { GENERAL SPECIFIC }`;

const written = ({ authenticated, scopes: anyOf, policy, personal }: RandomRule): string =>
  [
    authenticated && '@authenticated',
    anyOf && `@requiresScopes(scopes: ${JSON.stringify(anyOf)})`,
    policy && '@policy(policies: [["data-subject"]])',
    personal && '@personal(category: SPECIFIC)',
  ]
    .filter(Boolean)
    .join(' ');

/** Resolvers that answer the same at every place. */
export function resolversOf({ fields }: RandomGraph): {
  readonly main: Resolvers;
  readonly lender: Resolvers;
} {
  const resolvers = (own: readonly RandomField[]) =>
    Object.fromEntries(own.map((field) => [field.name, () => answerOf(field)]));
  const reference = { __resolveReference: (one: object) => one };
  return {
    main: {
      Query: { plain: () => 'plain', ...resolvers(fields.Query) },
      T0: { ...reference, ...resolvers(fields.T0) },
      T1: resolvers(fields.T1),
      T2: resolvers(fields.T2),
    },
    lender: { T0: { ...reference, ...resolvers(fields.T0x) } },
  };
}

function answerOf({ name, base, wrap, isNull }: RandomField): unknown {
  if (isNull && !wrap.endsWith('!')) return null;
  const possible = base === 'Any' ? objectTypes : base === 'Named' ? objectTypes.slice(0, 2) : [base];
  const values = possible.map((type, i) => {
    if (type === 'Colour') return 'RED';
    return type.startsWith('T') ? { __typename: type, id: `${name}-${i}` } : `value of ${name}`;
  });
  return wrap.startsWith('[') ? [...values, ...values.slice(0, 1)] : values[0];
}

export const randomViewer = fc.record({
  kind: fc.constantFrom<Viewer['kind'][]>('citizen', 'officer', 'service', 'analyst', 'anonymous'),
  scopes: fc.subarray(['a', 'b', 'c']),
  statesPurpose: fc.boolean(),
});

export type RandomViewer = typeof randomViewer extends fc.Arbitrary<infer One> ? One : never;
