import {
  type FieldNode,
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
  print,
  type SelectionSetNode,
} from 'graphql';
import type { Json } from './own.js';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** What an answer may hold where a selection was asked: by name, how deep in lists and what is in it. */
export type Shape = ReadonlyMap<string, FieldShape>;

export interface FieldShape {
  /** What was asked under this name: the field and its arguments; several where several types have each their own. */
  readonly asked: string;
  /** Null when the schema does not know the field; then anything is let pass. */
  readonly lists: number | null;
  /** Null for leaves, whose values whoever completes the answer checks. */
  readonly of: Shape | null;
}

export interface Selected {
  readonly parent: GraphQLNamedType | undefined;
  readonly set: SelectionSetNode;
}

/** Compiles selections on one object into one shape; GraphQL has fields of one name share it, whatever the type. */
export function shapeOf(
  schema: GraphQLSchema,
  selected: readonly Selected[],
  fragments: Fragments = new Map(),
): Shape {
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
    asked: [...new Set(fields.map(({ asked }) => asked))].sort().join(' '),
    lists: type ? listsOf(type) : null,
    of: sets.length > 0 ? shapeOf(schema, sets, fragments) : null,
  };
}

interface AskedField {
  readonly name: string;
  readonly asked: string;
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
      return [
        {
          name: (alias ?? name).value,
          asked: withArguments(selection),
          type: known?.type,
          set: selectionSet,
        },
      ];
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (!fragment) return [];
    const condition = fragment.typeCondition?.name.value;
    const type = condition === undefined ? parent : schema.getType(condition);
    return fieldsOf(schema, { parent: type, set: fragment.selectionSet }, fragments);
  });
}

const withArguments = ({ name, arguments: given = [] }: FieldNode): string =>
  given.length === 0 ? name.value : `${name.value}(${given.map(print).sort().join()})`;

function listsOf(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listsOf(type.ofType);
  return isListType(type) ? 1 + listsOf(type.ofType) : 0;
}

/**
 * Cuts an object of an answer down to what was asked, and tells whether it has the shape that was asked: no subgraph's word
 * is taken on another's field, and nothing is a list that should be none.
 */
export function keepAsked(value: unknown, shape: Shape): boolean {
  if (value === null) return true;
  if (typeof value !== 'object' || value === undefined || Array.isArray(value)) return false;
  const object = value as Json;
  // Faster than Object.entries by half of the time; what JSON made inherits no name that could be walked.
  for (const name in object) {
    const field = shape.get(name);
    if (!field) delete object[name];
    else if (
      name === '__typename' ? typeof object[name] !== 'string' : !fits(object[name], field, field.lists)
    )
      return false;
  }
  return true;
}

function fits(value: unknown, field: FieldShape, lists: number | null): boolean {
  if (value === null) return true;
  if (lists === null) return isWithin(leafDepthMax, value);
  if (lists === 0) return field.of ? keepAsked(value, field.of) : isWithin(leafDepthMax, value);
  return Array.isArray(value) && allFit(value, field, lists - 1);
}

/** Apart, because a function that makes another has V8 allocate for each of its calls what both need. */
function allFit(list: readonly unknown[], field: FieldShape, lists: number): boolean {
  return list.every((element) => fits(element, field, lists));
}

/** A scalar may be any JSON, but what is nested without end could not be written into the answer. */
const leafDepthMax = 100;

function isWithin(depth: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isWithin(depth - 1, inner));
}
