import { type DocumentNode, type GraphQLSchema, isInterfaceType, isObjectType, Kind, visit } from 'graphql';

/** A field's name in the schema never ends like this, because composition would have to be told so. */
const suffix = '__asked';

/**
 * Gives every alias that is also the name of some field another name, before the operation is planned. The planner fetches keys
 * and what other fields require under their own names, next to what the client asked: a client could have an entity found by
 * another's key, or a ministry decide by a value that the client chose.
 */
export function withAliasesApart(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const names = fieldNamesOf(schema);
  return visit(document, {
    Field: (field) => {
      const { alias, name } = field;
      const isTaken = alias && (names.has(alias.value) || alias.value.endsWith(suffix));
      if (!isTaken || alias.value === name.value) return undefined;
      return { ...field, alias: { kind: Kind.NAME, value: `${alias.value}${suffix}` } };
    },
  });
}

/** The name that the client gave. */
export const aliasGiven = (name: string): string =>
  name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;

const known = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

function fieldNamesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const found = known.get(schema);
  if (found) return found;
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) || isInterfaceType(type),
  );
  const names = new Set(types.flatMap((type) => Object.keys(type.getFields())));
  known.set(schema, names);
  return names;
}
