import { join } from 'node:path';
import { type ConstDirectiveNode, Kind, parse } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSupergraph } from '../router/supergraph.js';
import { CompositionError, composeSupergraph, type PublishedSubgraph } from '../scripts/compose.js';
import { findMinistries } from '../scripts/ministries.js';
import { publishedSdl } from '../shared/subgraph/published-sdl.js';
import { citizenScopes, developmentApps } from '../subgraphs/identity/development/development-sign-ins.js';
import { root } from './source-files.js';

let published: readonly PublishedSubgraph[];
let supergraph: string;
beforeAll(async () => {
  const doors = await findMinistries(join(root, 'subgraphs'));
  published = doors.map((door) => ({
    name: door.name,
    url: `http://127.0.0.1:${door.port}/graphql`,
    sdl: publishedSdl(door),
  }));
  supergraph = composeSupergraph(published);
});

const head = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@shareable", "@override", "@composeDirective", "@authenticated", "@policy"])
  @link(url: "https://inadigital.example/personal/v1.0", import: ["@personal"])
  @composeDirective(name: "@personal")
  scalar UUID
  directive @personal(category: String!) on OBJECT | FIELD_DEFINITION
`;
/** The nation with one more ministry. */
const withNinth = (sdl: string) =>
  composeSupergraph([
    ...published,
    { name: 'ninth', url: 'http://127.0.0.1:4199/graphql', sdl: `${head}${sdl}` },
  ]);
const rulesOf = (sdl: string, type: string, field: string) =>
  readSupergraph(sdl, { subgraphUrl: () => undefined, subgraphHosts: null })
    .rules?.requirementsOf(type, field)
    .map(({ kind }) => kind)
    .sort();
const citizenWith = (field: string, rules = '') =>
  `type Citizen @key(fields: "id") ${rules} { id: UUID! ${field} }`;

describe('personal data are of a category', () => {
  test.each([
    ['a type', 'type Trip @key(fields: "id") @personal { id: UUID! }'],
    ['a field', citizenWith('visits: String @personal')],
    ['a category that there is not', citizenWith('visits: String @personal(category: "NONE")')],
  ])('or do not compose: %s', (_, sdl) => {
    expect(() => withNinth(sdl)).toThrow(/category|GENERAL/);
  });

  test('whatever is for the citizen it is about is of one', () => {
    const without = elements(supergraph).filter(
      ({ coordinate, directives }) =>
        !/^(Query|Mutation)\./.test(coordinate) && has(directives, 'policy') && !has(directives, 'personal'),
    );
    const ofTypes = new Set(
      elements(supergraph).flatMap(({ coordinate, directives }) =>
        has(directives, 'personal') ? [coordinate] : [],
      ),
    );
    expect(without.filter(({ coordinate }) => !ofTypes.has(coordinate.split('.')[0] ?? ''))).toEqual([]);
    expect(ofTypes.size).toBeGreaterThan(5);
  });
});

describe('a ministry loosens no other’s rule', () => {
  test('A24: by lending a field to a person without a rule: the owner’s rule holds for it', () => {
    expect(rulesOf(withNinth(citizenWith('visits: String')), 'Citizen', 'visits')).toEqual([
      'personal',
      'policy',
    ]);
  });

  test('A24: by a rule of its own: both hold', () => {
    const composed = withNinth(citizenWith('visits: String @authenticated'));
    expect(rulesOf(composed, 'Citizen', 'visits')).toEqual(['authenticated', 'personal', 'policy']);
    const stub = withNinth(citizenWith('visits: String', '@authenticated'));
    expect(rulesOf(stub, 'Citizen', 'fullName')).toEqual(expect.arrayContaining(['personal', 'policy']));
  });

  test.each([
    ['shares it', 'fullName: String! @shareable'],
    ['defines it again', 'fullName: String!'],
    ['takes it over', 'fullName: String! @override(from: "identity")'],
    ['takes some of it over', 'fullName: String! @override(from: "identity", label: "percent(5)")'],
  ])('A25: nor has it a field that is another’s, though it %s', (_, field) => {
    expect(() => withNinth(citizenWith(field))).toThrow(CompositionError);
  });

  test('A25: nor does taking over under another name', () => {
    const renamed = head.replace('"@override"', '{ name: "@override", as: "@mine" }');
    const sdl = `${renamed}${citizenWith('fullName: String! @mine(from: "identity")')}`;
    const ninth = { name: 'ninth', url: 'http://127.0.0.1:4199/graphql', sdl };
    expect(() => composeSupergraph([...published, ninth])).toThrow(
      /ninth takes Citizen\.fullName over from identity/,
    );
  });

  test.each([
    ['', '@personal', 'Citizen.visits'],
    ['under another name', '@pii', 'Citizen.visits'],
  ])('by a mark of personal data %s that its schema does not ask to be composed', (_, name, coordinate) => {
    const own = head
      .replace('  @composeDirective(name: "@personal")\n', '')
      .replace(
        '["@personal"]',
        name === '@personal' ? '["@personal"]' : `[{ name: "@personal", as: "${name}" }]`,
      )
      .replace('directive @personal', `directive ${name}`);
    const sdl = `${own}${citizenWith(`visits: String ${name}(category: "SPECIFIC")`)}`;
    const ninth = { name: 'ninth', url: 'http://127.0.0.1:4199/graphql', sdl };
    expect(() => composeSupergraph([...published, ninth])).toThrow(
      `${coordinate} is personal to ninth, and not in the nation's schema.`,
    );
  });

  test('by calling data general that their owner calls specific', () => {
    const sdl =
      'type Diploma @key(fields: "number") @personal(category: "GENERAL") { number: DiplomaNumber! } scalar DiplomaNumber';
    expect(() => withNinth(sdl)).toThrow(/Diploma is GENERAL to ninth and SPECIFIC to education/);
  });
});

describe('every scope', () => {
  const scopesIn = (directives: readonly ConstDirectiveNode[]) =>
    directives
      .filter(({ name }) => name.value === 'requiresScopes')
      .flatMap(({ arguments: given = [] }) => given.flatMap(({ value }) => textsIn(value)));

  test('that a rule asks for is some app’s', () => {
    const asked = new Set(elements(supergraph).flatMap(({ directives }) => scopesIn(directives)));
    const held = new Set(developmentApps.flatMap(({ scopes }) => scopes));
    expect([...asked].filter((scope) => !held.has(scope))).toEqual([]);
    expect(asked.size).toBeGreaterThan(10);
  });

  test('of officials alone is no citizen’s', () => {
    const roots = elements(supergraph).filter(({ coordinate }) => /^(Query|Mutation)\./.test(coordinate));
    const officials = roots.filter(({ directives }) => !has(directives, 'policy'));
    const theirs = new Set(officials.flatMap(({ directives }) => scopesIn(directives)));
    expect(citizenScopes.filter((scope) => theirs.has(scope))).toEqual([]);
    const onBehalf = roots.filter(({ directives }) => has(directives, 'policy'));
    const peoples = new Set(onBehalf.flatMap(({ directives }) => scopesIn(directives)));
    expect(citizenScopes.filter((scope) => !peoples.has(scope))).toEqual([]);
    expect(theirs.size).toBeGreaterThan(5);
  });
});

const has = (directives: readonly ConstDirectiveNode[], directive: string) =>
  directives.some(({ name }) => name.value === directive);

/** The types and fields of an SDL, with what is written on them. */
function elements(sdl: string) {
  return parse(sdl).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const { name, directives = [], fields = [] } = definition;
    return [
      { coordinate: name.value, directives },
      ...fields.map((field) => ({
        coordinate: `${name.value}.${field.name.value}`,
        directives: field.directives ?? [],
      })),
    ];
  });
}

function textsIn(
  value: { readonly kind: string } & Partial<{ values: readonly object[]; value: unknown }>,
): string[] {
  if (value.values) return value.values.flatMap((one) => textsIn(one as typeof value));
  return typeof value.value === 'string' ? [value.value] : [];
}
