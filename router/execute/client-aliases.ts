import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  visit,
} from 'graphql';
import type { Path } from './path.js';

/** A field's name in the schema never ends like this, because composition would have to be told so. */
const suffix = '__asked';

/**
 * Gives every alias that is also the name of some field another name, before the operation is planned. The planner fetches keys
 * and what other fields require under their own names, next to what the client asked: a client could have an entity found by
 * another's key, or a ministry decide by a value that the client chose.
 */
export function withAliasesApart(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  return visit(document, {
    Field: (field) => {
      const planned = plannedName(field, schema);
      if (planned === (field.alias ?? field.name).value) return undefined;
      return { ...field, alias: { kind: Kind.NAME, value: planned } };
    },
  });
}

/** Under which name a selection is planned, and so fetched. */
export function plannedName({ alias, name }: FieldNode, schema: GraphQLSchema): string {
  if (!alias || alias.value === name.value) return name.value;
  const isTaken = fieldNamesOf(schema).has(alias.value) || alias.value.endsWith(suffix);
  return isTaken ? `${alias.value}${suffix}` : alias.value;
}

/** The name that the client gave. */
export const aliasGiven = (name: string): string =>
  name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;

/** A path by the names that the client gave. */
export const pathGiven = (path: Path): Path =>
  path.map((step) => (typeof step === 'string' ? aliasGiven(step) : step));

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
