import { type GraphQLSchema, isInterfaceType, isObjectType, Kind } from 'graphql';

/** By which name the routing directives of a supergraph know a subgraph. */
export function joinGraphOf(schema: GraphQLSchema, subgraph: string): string | undefined {
  const graphs = schema.getType('join__Graph');
  const values = graphs?.astNode?.kind === Kind.ENUM_TYPE_DEFINITION ? (graphs.astNode.values ?? []) : [];
  return values.find(({ directives = [] }) =>
    directives.some(({ arguments: given = [] }) =>
      given.some(
        ({ name, value }) => name.value === 'name' && value.kind === Kind.STRING && value.value === subgraph,
      ),
    ),
  )?.name.value;
}

/** Whether a subgraph makes a field from other subgraphs' (`@requires`). */
export function isRequiring(
  schema: GraphQLSchema,
  subgraph: string,
  typeName: string,
  field: string,
): boolean {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return false;
  const graph = joinGraphOf(schema, subgraph);
  const joins = type.getFields()[field]?.astNode?.directives ?? [];
  return joins.some(({ name, arguments: given = [] }) => {
    const values = new Map(given.map((one) => [one.name.value, one.value]));
    const place = values.get('graph');
    return (
      name.value === 'join__field' &&
      values.has('requires') &&
      place?.kind === Kind.ENUM &&
      place.value === graph
    );
  });
}
