import {
  buildASTSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  isOutputType,
  isSpecifiedScalarType,
  Kind,
  parse,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { keysOf } from '../graphql/entity-keys.js';
import type { SubgraphDefinition } from '../subgraph/define-subgraph.js';
import { publishedSdl } from '../subgraph/published-sdl.js';

/** The schema a ministry publishes, as its callers read it. */
export function publishedSchema(door: SubgraphDefinition): GraphQLSchema {
  return buildASTSchema(parse(publishedSdl(door)), { assumeValidSDL: true });
}

/** Whether the type's rows are this ministry's own; otherwise a type with a key is a stub of another's. */
export const keeps = (door: SubgraphDefinition, name: string): boolean =>
  getMetadataStorage().objectTypes.some(
    (type) => type.name === name && door.entities.some((entity) => entity === type.target),
  );

/**
 * What the schema does not say and should: every type, field, argument, input field and enum value has a description;
 * a list of entities is a connection, and any other list of objects says in its description why it is short.
 * The words on what belongs to another ministry are that ministry's: a stub, its key, what it borrows, and the types of that.
 * @returns what is missing, in sentences.
 */
export function contractGaps(
  schema: GraphQLSchema,
  isKept: (name: string) => boolean = () => true,
): readonly string[] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !isFederations(type),
  );
  const isStub = (type: GraphQLNamedType) => keysOf(type).length > 0 && !isKept(type.name);
  const fields = types
    .filter(isComposite)
    .flatMap((type) => ownFields(type).map((field) => ({ type, field })));
  const [borrowed, lent] = partition(fields, ({ type, field }) => isStub(type) && isBorrowed(type, field));
  const typesOf = (some: typeof fields) => new Set(some.map(({ field }) => getNamedType(field.type)));
  const [others, own] = [typesOf(borrowed), typesOf(lent)];
  const isOthers = (type: GraphQLNamedType) =>
    isStub(type) || (isOutputType(type) && others.has(type) && !own.has(type));
  return [
    ...types
      .filter((type) => !isRoot(schema, type) && !isOthers(type))
      .flatMap((type) => [...undescribed(type.name, type), ...valueGaps(type)]),
    ...lent
      .filter(({ type }) => isStub(type) || !isOthers(type))
      .flatMap(({ type, field }) => fieldGaps(type.name, field)),
  ];
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

const isComposite = (type: GraphQLNamedType) => isObjectType(type) || isInterfaceType(type);

/** Without the two that federation adds to Query. */
const ownFields = (type: GraphQLObjectType | GraphQLInterfaceType) =>
  Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));

const isBorrowed = (type: GraphQLNamedType, { name, astNode }: GraphQLField<unknown, unknown>) =>
  keysOf(type).some(({ key }) =>
    key.selections.some((one) => one.kind === Kind.FIELD && one.name.value === name),
  ) ||
  (astNode?.directives?.some((directive) => directive.name.value === 'external') ?? false);

/** The words that say why a list is short. */
const shortList = /\bat most\b|\bone for each\b|\bshort list\b/i;

const isFederations = ({ name }: GraphQLNamedType) => /^_|__|^(FieldSet|link)/.test(name);

/** Query and Mutation need no description: they are what GraphQL says they are. */
const isRoot = (schema: GraphQLSchema, type: GraphQLNamedType) =>
  [schema.getQueryType(), schema.getMutationType()].some((root) => root === type);

function valueGaps(type: GraphQLNamedType): readonly string[] {
  if (isEnumType(type)) {
    return type.getValues().flatMap((value) => undescribed(`${type.name}.${value.name}`, value));
  }
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) =>
      undescribed(`${type.name}.${field.name}`, field),
    );
  }
  return [];
}

function fieldGaps(parent: string, field: GraphQLField<unknown, unknown>): readonly string[] {
  const place = `${parent}.${field.name}`;
  return [
    ...undescribed(place, field),
    ...field.args.flatMap((argument) => undescribed(`${place}(${argument.name}:)`, argument)),
    ...listGaps(parent, field),
  ];
}

function listGaps(
  parent: string,
  { name, type, args, description }: GraphQLField<unknown, unknown>,
): readonly string[] {
  const place = `${parent}.${name}`;
  const item = getNamedType(type);
  if (item.name.endsWith('Connection')) {
    const hasPages = ['first', 'after'].every((page) => args.some((argument) => argument.name === page));
    return hasPages ? [] : [`${place} is a connection without the arguments first and after`];
  }
  const isInsideConnection = /(Connection|Edge)$/.test(parent);
  if (isInsideConnection || !isListType(getNullableType(type)) || !isObjectType(item)) return [];
  if (shortList.test(description ?? '')) return [];
  return [
    `${place} is a list of ${item.name} that is neither a connection nor says "at most …" or "one for each …"`,
  ];
}

type Described = GraphQLNamedType | GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField;

const undescribed = (place: string, { description }: Pick<Described, 'description'>): readonly string[] =>
  description?.trim() ? [] : [`${place} has no description`];
