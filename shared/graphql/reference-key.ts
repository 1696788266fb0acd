import { type GraphQLNamedType, getNamedType, isLeafType, isObjectType, Kind } from 'graphql';
import { keyNamesOf, keysOf } from './entity-keys.js';

type Representation = Readonly<Record<string, unknown>>;

/**
 * Tells whether a representation names anything: whether it has one of the type's keys, whole and well formed. It comes
 * from another ministry unchecked, and one that is nonsense is the key of nothing.
 */
export function namesByKey(type: GraphQLNamedType | undefined): (representation: Representation) => boolean {
  if (!isObjectType(type)) return () => true;
  const fields = type.getFields();
  const keys = keysOf(type).map(({ key }) =>
    key.selections.flatMap((selection) =>
      selection.kind === Kind.FIELD ? (fields[selection.name.value] ?? []) : [],
    ),
  );
  return (representation) =>
    keys.some((key) => key.every(({ name, type: of }) => isOfType(getNamedType(of), representation[name])));
}

/**
 * Keeps of a representation what the ministry has declared to be told of the type: its keys, and the facts of others that its
 * own are made from (`@external`). Nothing else that is said in one reaches the ministry, so that none of it is believed.
 */
export function declaredOf(
  type: GraphQLNamedType | undefined,
): <Reference extends Representation>(representation: Reference) => Reference {
  if (!isObjectType(type)) return (representation) => representation;
  const external = Object.values(type.getFields()).filter(({ astNode }) =>
    astNode?.directives?.some(({ name }) => name.value === 'external'),
  );
  const declared = new Set(['__typename', ...keyNamesOf(type), ...external.map(({ name }) => name)]);
  return <Reference extends Representation>(representation: Reference) =>
    Object.fromEntries(Object.entries(representation).filter(([name]) => declared.has(name))) as Reference;
}

function isOfType(type: GraphQLNamedType, value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (!isLeafType(type)) return true;
  try {
    type.parseValue(value);
    return true;
  } catch {
    return false;
  }
}
