import {
  type GraphQLNamedType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';

interface EntityKey {
  readonly key: SelectionSetNode;
  /** Whether this ministry can be asked by it; otherwise it only refers by it. */
  readonly isResolvable: boolean;
}

/** The keys of a type, one for each `@key(fields: "…")`. */
export function keysOf(type: GraphQLNamedType | ObjectTypeDefinitionNode): readonly EntityKey[] {
  const nodes = isObjectType(type)
    ? [type.astNode, ...type.extensionASTNodes]
    : 'kind' in type && type.kind === Kind.OBJECT_TYPE_DEFINITION
      ? [type]
      : [];
  return nodes
    .flatMap((node) => node?.directives ?? [])
    .flatMap(({ name, arguments: args = [] }) => {
      const fields = args.find((argument) => argument.name.value === 'fields')?.value;
      if (name.value !== 'key' || fields?.kind !== Kind.STRING) return [];
      const [definition] = parse(`{ ${fields.value} }`).definitions;
      const isResolvable = !args.some(({ value }) => value.kind === Kind.BOOLEAN && !value.value);
      return definition?.kind === Kind.OPERATION_DEFINITION
        ? [{ key: definition.selectionSet, isResolvable }]
        : [];
    });
}

/** The fields of a type that are part of any of its keys. */
export function keyNamesOf(type: GraphQLNamedType | ObjectTypeDefinitionNode): ReadonlySet<string> {
  const selections = keysOf(type).flatMap(({ key }) => key.selections);
  return new Set(selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : [])));
}
