import {
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** What an answer may hold where a selection was asked: by name, how deep in lists and what is in it. */
export type Shape = ReadonlyMap<string, FieldShape>;

interface FieldShape {
  /** Null when the schema does not know the field; then anything is let pass. */
  readonly lists: number | null;
  /** Null for leaves, whose values whoever completes the answer checks. */
  readonly of: Shape | null;
}

interface Selected {
  readonly parent: GraphQLNamedType | undefined;
  readonly set: SelectionSetNode;
}

/** Compiles selections on one object into one shape; GraphQL has fields of one name share it, whatever the type. */
export function shapeOf(schema: GraphQLSchema, selected: readonly Selected[], fragments: Fragments): Shape {
  const asked = new Map<string, AskedField[]>();
  for (const field of selected.flatMap((selection) => fieldsOf(schema, selection, fragments))) {
    const sameName = asked.get(field.name) ?? [];
    sameName.push(field);
    asked.set(field.name, sameName);
  }
  return new Map([...asked].map(([name, fields]) => [name, fieldShape(schema, fields, fragments)] as const));
}

function fieldShape(schema: GraphQLSchema, fields: readonly AskedField[], fragments: Fragments): FieldShape {
  const type = fields.find((field) => field.type)?.type;
  const sets = fields.flatMap(({ set, type: own }) =>
    set ? [{ parent: own && getNamedType(own), set }] : [],
  );
  return {
    lists: type ? listsOf(type) : null,
    of: sets.length > 0 ? shapeOf(schema, sets, fragments) : null,
  };
}

interface AskedField {
  readonly name: string;
  readonly type: GraphQLOutputType | undefined;
  readonly set: SelectionSetNode | undefined;
}

function fieldsOf(
  schema: GraphQLSchema,
  { parent, set }: Selected,
  fragments: Fragments,
): readonly AskedField[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      const { alias, name, selectionSet } = selection;
      const known =
        isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name.value] : undefined;
      return [{ name: (alias ?? name).value, type: known?.type, set: selectionSet }];
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (!fragment) return [];
    const condition = fragment.typeCondition?.name.value;
    const type = condition === undefined ? parent : schema.getType(condition);
    return fieldsOf(schema, { parent: type, set: fragment.selectionSet }, fragments);
  });
}

function listsOf(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listsOf(type.ofType);
  return isListType(type) ? 1 + listsOf(type.ofType) : 0;
}

/**
 * Cuts an object of an answer down to what was asked, and tells whether it has the shape that was asked. What executes a
 * plan merges answers without asking whose a field is and walks them by their types: it would take one subgraph's word on
 * another's field, and fail the whole request on a list that is none.
 */
export function keepAsked(value: unknown, shape: Shape): boolean {
  if (value === null) return true;
  if (typeof value !== 'object' || value === undefined || Array.isArray(value)) return false;
  for (const [name, inner] of Object.entries(value)) {
    const field = shape.get(name);
    if (!field) Reflect.deleteProperty(value, name);
    else if (name === '__typename' ? typeof inner !== 'string' : !fits(inner, field, field.lists))
      return false;
  }
  return true;
}

function fits(value: unknown, field: FieldShape, lists: number | null): boolean {
  if (value === null) return true;
  if (lists === null) return isWithin(leafDepthMax, value);
  if (lists === 0) return field.of ? keepAsked(value, field.of) : isWithin(leafDepthMax, value);
  return Array.isArray(value) && value.every((element) => fits(element, field, lists - 1));
}

/** A scalar may be any JSON, but what is nested without end could not be written into the answer. */
const leafDepthMax = 100;

function isWithin(depth: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isWithin(depth - 1, inner));
}
