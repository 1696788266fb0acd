import { type GraphQLNamedType, getNamedType, isLeafType, isObjectType, Kind } from 'graphql';
import { keysOf } from './entity-keys.js';

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
