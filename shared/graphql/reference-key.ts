import { type GraphQLNamedType, getNamedType, isLeafType, isObjectType } from 'graphql';

type Representation = Readonly<Record<string, unknown>>;

/**
 * Tells whether a representation names anything: whether it has one of the type's keys, whole and well formed. It comes
 * from another ministry unchecked, and one that is nonsense is the key of nothing.
 */
export function namesByKey(type: GraphQLNamedType | undefined): (representation: Representation) => boolean {
  if (!isObjectType(type)) return () => true;
  const fields = type.getFields();
  const keys = keysOf(type).map((key) => key.split(/\s+/).flatMap((name) => fields[name] ?? []));
  return (representation) =>
    keys.length === 0 ||
    keys.some((key) => key.every(({ name, type: of }) => isOfType(getNamedType(of), representation[name])));
}

/** The field sets of a type's `@key` directives; a nested one stands for the fields at its root. */
function keysOf({ astNode, extensionASTNodes }: GraphQLNamedType): readonly string[] {
  const directives = [astNode, ...extensionASTNodes].flatMap((node) => node?.directives ?? []);
  return directives
    .filter(({ name }) => name.value === 'key')
    .flatMap(({ arguments: given = [] }) =>
      given.flatMap(({ name, value }) =>
        name.value === 'fields' && value.kind === 'StringValue'
          ? [value.value.replace(/\{[^}]*\}/g, '').trim()]
          : [],
      ),
    );
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
