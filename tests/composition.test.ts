import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseType } from '@apollo/federation-internals';
import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  parse,
  validate,
} from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtSupergraph, composeSupergraph } from '../scripts/compose.js';
import { type Contract, contractOf } from '../scripts/contract.js';
import { findMinistries } from '../scripts/ministries.js';
import { publishedSdl } from '../shared/subgraph/published-sdl.js';
import { root } from './source-files.js';

const doors = await findMinistries(join(root, 'subgraphs'));
let contract: Contract;
beforeAll(() => {
  contract = contractOf(doors);
});

test('the committed contract is what the code publishes', async () => {
  for (const [file, text] of contract) {
    expect(await readFile(join(root, 'schema', file), 'utf8'), file).toBe(text);
  }
});

test('built twice in one process, in either order, every ministry publishes the same', () => {
  const inOrder = doors.map((door) => publishedSdl(door));
  const reversed = [...doors].reverse().map((door) => publishedSdl(door));
  expect(reversed.reverse()).toEqual(inOrder);
});

test('the supergraph does not depend on the order of the ministries', () => {
  const published = doors.map((door) => ({
    name: door.name,
    url: `http://127.0.0.1:${door.port}/graphql`,
    sdl: publishedSdl(door),
  }));
  expect(composeSupergraph([...published].reverse())).toBe(composeSupergraph(published));
});

describe('a ministry defines no field of another', () => {
  const subgraphs = () => [...builtSupergraph(contract.get('supergraph.graphql') ?? '').subgraphs()];

  test('every field of an entity but its keys is answered by one ministry', () => {
    const answering = new Map<string, string[]>();
    for (const subgraph of subgraphs()) {
      for (const type of subgraph.schema.objectTypes()) {
        const keys = type.appliedDirectivesOf('key').map((key) => String(key.arguments().fields));
        if (keys.length === 0) continue;
        for (const field of type.fields()) {
          if (keys.includes(field.name) || subgraph.metadata().isFieldExternal(field)) continue;
          answering.set(field.coordinate, [...(answering.get(field.coordinate) ?? []), subgraph.name]);
        }
      }
    }
    expect([...answering].filter(([, names]) => names.length > 1)).toEqual([]);
    expect(answering.get('Citizen.bills')).toEqual(['payments']);
  });

  test('every root field is answered by one ministry', () => {
    const roots = subgraphs().flatMap(({ name, schema }) =>
      (['Query', 'Mutation'] as const).flatMap((type) =>
        (schema.type(type)?.kind === 'ObjectType'
          ? (schema.schemaDefinition.rootType(type === 'Query' ? 'query' : 'mutation')?.fields() ?? [])
          : []
        )
          .filter((field) => !field.name.startsWith('_'))
          .map((field) => ({ field: field.coordinate, name })),
      ),
    );
    const groups = Map.groupBy(roots, ({ field }) => field);
    expect([...groups.values()].filter((group) => group.length > 1)).toEqual([]);
    expect(roots.length).toBeGreaterThan(doors.length * 2);
  });
});

test('every question a ministry asks fits the national graph', async () => {
  const api = buildSchema(contract.get('api.graphql') ?? '');
  const questions = doors.flatMap(({ name, questions: asked = [] }) =>
    asked.map(({ document }) => ({ name, document })),
  );
  expect(questions.length).toBeGreaterThan(0);
  for (const { name, document } of questions) expect(validate(api, parse(document)), name).toEqual([]);
});

describe('one ministry’s silence takes no other’s answer', () => {
  const subgraphs = () => [...builtSupergraph(contract.get('supergraph.graphql') ?? '').subgraphs()];
  const own = (name: string) =>
    subgraphs().flatMap((subgraph) =>
      subgraph.schema
        .objectTypes()
        .flatMap((type) => type.fields().map((field) => ({ subgraph, type, field })))
        .filter(({ field }) => !field.name.startsWith('_') && !subgraph.metadata().isFieldExternal(field))
        .filter(({ type }) => name === '' || type.name === name),
    );
  const isRequired = ({ field }: ReturnType<typeof own>[number]) => field.type?.kind === 'NonNullType';
  const coordinateOf = ({ subgraph, field }: ReturnType<typeof own>[number]) =>
    `${subgraph.name}: ${field.coordinate}`;

  test('every root field may be null', () => {
    const roots = [...own('Query'), ...own('Mutation')];
    expect(roots.length).toBeGreaterThan(60);
    expect(roots.filter(isRequired).map(coordinateOf)).toEqual([]);
  });

  test('and so may every field that a ministry lends to another’s type, or that leads to it', () => {
    const owners = ownersOf(contract);
    const crossing = own('').filter(({ subgraph, type, field }) => {
      const key = type.appliedDirectivesOf('key').map((one) => String(one.arguments().fields));
      const target = field.type ? baseType(field.type).name : '';
      const isLent = (owners.get(type.name) ?? subgraph.name) !== subgraph.name && !key.includes(field.name);
      return isLent || (owners.get(target) ?? subgraph.name) !== subgraph.name;
    });
    expect(crossing.length).toBeGreaterThan(30);
    expect(crossing.filter(isRequired).map(coordinateOf)).toEqual([]);
  });
});

/** Who owns each entity: the ministry that says what it is, as a stub says nothing. */
function ownersOf(published: Contract): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { name } of doors) {
    for (const definition of parse(published.get(`subgraphs/${name}.graphql`) ?? '').definitions) {
      const isEntity =
        'directives' in definition && definition.directives?.some((one) => one.name.value === 'key');
      if (definition.kind === Kind.OBJECT_TYPE_DEFINITION && isEntity && definition.description)
        owners.set(definition.name.value, name);
    }
  }
  return owners;
}

describe('the public schema explains itself', () => {
  const api = () => buildSchema(contract.get('api.graphql') ?? '');

  test('every type, field, argument, input and enum value has a description', () => {
    const missing = Object.values(api().getTypeMap())
      .filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))
      .flatMap((type) => undescribedIn(type));
    expect(missing).toEqual([]);
  });

  test('in the words of the ministry that owns the type', () => {
    expect(api().getType('Citizen')?.description).toMatch(
      /^A person in the population register \(penduduk\)/,
    );
  });
});

test('every ministry has at least two queries, a command with a result union, and fields on another’s type', () => {
  for (const { name } of doors) {
    const sdl = contract.get(`subgraphs/${name}.graphql`) ?? '';
    const queries = /^type Query \{([\s\S]*?)^\}/m.exec(sdl)?.[1] ?? '';
    expect([...queries.matchAll(/^ {2}\w+[(:]/gm)].length, name).toBeGreaterThanOrEqual(2);
    expect(sdl, name).toMatch(/^type Mutation \{[\s\S]*?: \w+Result\b/m);
    if (name !== 'identity') expect(contract.get('ownership.md'), name).toMatch(ownershipOf('Citizen', name));
  }
});

const ownershipOf = (entity: string, ministry: string) =>
  new RegExp(`## ${entity}\\n\\n[^#]*\\| \`${ministry}\` \\| \`id\`, `);

/** The coordinates of a type, and of what is in it, that no one has described. */
function undescribedIn(type: GraphQLNamedType): readonly string[] {
  const missing: string[] = [];
  const check = (
    coordinate: string,
    { description }: { readonly description?: string | null | undefined },
  ) => {
    if (!description) missing.push(coordinate);
  };
  if (type.name !== 'Query' && type.name !== 'Mutation') check(type.name, type);
  if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field);
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      check(`${type.name}.${field.name}`, field);
      for (const argument of field.args) check(`${type.name}.${field.name}(${argument.name}:)`, argument);
    }
  }
  return missing;
}
