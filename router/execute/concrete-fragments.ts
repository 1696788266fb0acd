import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  visit,
} from 'graphql';

/**
 * Writes what is selected on an interface or union out for each of the types it stands for, with the same meaning. Apollo's
 * planner finds no way from an interface that a subgraph knows as one object (`@interfaceObject`) to another interface of its
 * types; from each of the types it does.
 */
export function withConcreteFragments(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const fragments = new Map(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one] as const),
  );
  return visit(document, {
    SelectionSet: ({ selections, ...set }) => ({
      ...set,
      selections: selections.flatMap((selection) => writtenOut(selection, fragments, schema)),
    }),
  });
}

function writtenOut(
  selection: SelectionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  schema: GraphQLSchema,
): readonly SelectionNode[] {
  if (selection.kind === Kind.FIELD) return [selection];
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
  const type = schema.getType(fragment?.typeCondition?.name.value ?? '');
  if (!fragment || !isAbstractType(type)) return [selection];
  return schema.getPossibleTypes(type).map(({ name }) => ({
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
    directives: selection.directives ?? [],
    selectionSet: fragment.selectionSet,
  }));
}
