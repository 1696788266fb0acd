import { createHash } from 'node:crypto';
import {
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';

const shortList = 3;
/** A list is this long when more than a few were asked for. */
const longListMin = 20;

/**
 * Resolves every field of a subgraph to a value that follows from what it belongs to: an entity has the same values in
 * whichever subgraph, by whichever way and however often it is asked for, and two entities have different ones.
 */
export function madeUpAnswers(schema: GraphQLSchema): GraphQLFieldResolver<unknown, unknown> {
  return (parent, given, _context, { fieldName, parentType, returnType }) => {
    const object = parent instanceof MadeUp ? parent : givenObject(parentType, parent);
    if (Object.hasOwn(object.known, fieldName)) return object.known[fieldName];
    const asked = Object.keys(given).length > 0 ? JSON.stringify(given) : '';
    const first: unknown = Reflect.get(given, 'first');
    const wanted =
      typeof first === 'number' ? Math.min(first, first > longListMin ? first : shortList) : null;
    return made(schema, returnType, `${object.seed}.${fieldName}${asked}`, wanted ?? object.listLength);
  };
}

class MadeUp {
  constructor(
    readonly __typename: string,
    /** All other values follow from it. */
    readonly seed: string,
    readonly known: Readonly<Record<string, unknown>>,
    /** Of lists directly within. */
    readonly listLength: number,
  ) {}
}

function made(schema: GraphQLSchema, type: GraphQLOutputType, seed: string, listLength: number): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable))
    return Array.from({ length: listLength }, (_, i) =>
      made(schema, nullable.ofType, `${seed}/${i}`, shortList),
    );
  if (isLeafType(nullable)) return madeLeaf(nullable, seed);
  if (isObjectType(nullable)) return madeObject(nullable, seed, listLength);
  const possible = schema.getPossibleTypes(nullable).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const chosen = possible[numberOf(seed) % possible.length];
  return chosen && madeObject(chosen, seed, listLength);
}

/** What an entity's fields are follows from its key, however it was reached. */
function madeObject(type: GraphQLObjectType, seed: string, listLength: number): MadeUp {
  const key = keyOf(type);
  const field = key === undefined ? undefined : type.getFields()[key];
  const keyType = field && getNullableType(field.type);
  if (key === undefined || !isLeafType(keyType)) return new MadeUp(type.name, seed, {}, listLength);
  const value = madeLeaf(keyType, `${seed}.${key}`);
  return new MadeUp(type.name, `${type.name}:${value}`, { [key]: value }, listLength);
}

/** The root, or what a router sent as a representation or as a part of one. */
function givenObject(type: GraphQLObjectType, value: unknown): MadeUp {
  const known = typeof value === 'object' && value !== null ? { ...value } : {};
  const key = keyOf(type);
  const identity = key === undefined ? undefined : Reflect.get(known, key);
  return new MadeUp(
    type.name,
    identity === undefined ? type.name : `${type.name}:${identity}`,
    known,
    shortList,
  );
}

/** The field that the first `@key` names. */
function keyOf({ astNode, extensionASTNodes }: GraphQLObjectType): string | undefined {
  const directives = [astNode, ...extensionASTNodes].flatMap((node) => node?.directives ?? []);
  const fields = directives
    .find(({ name }) => name.value === 'key')
    ?.arguments?.find(({ name }) => name.value === 'fields')?.value;
  return fields?.kind === 'StringValue' ? fields.value : undefined;
}

function madeLeaf(type: GraphQLLeafType, seed: string): unknown {
  if (isEnumType(type)) {
    const values = type.getValues().map(({ value }) => value);
    return values.toSorted()[numberOf(seed) % values.length];
  }
  const number = numberOf(seed);
  switch (type.name) {
    case 'Int':
    case 'Float':
      return number % 1_000;
    case 'Boolean':
      return number % 2 === 0;
    case 'UUID':
      return hashOf(seed).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
    case 'Date':
      return `20${String(number % 24).padStart(2, '0')}-0${(number % 9) + 1}-1${number % 10}`;
    default:
      return `${type.name} ${hashOf(seed).slice(0, 16)}`;
  }
}

const hashOf = (seed: string): string => createHash('sha256').update(seed).digest('hex');
const numberOf = (seed: string): number => Number.parseInt(hashOf(seed).slice(0, 8), 16);
