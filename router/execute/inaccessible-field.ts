import { type ConstDirectiveNode, type DirectiveDefinitionNode, Kind, parseConstValue } from 'graphql';

/** What a supergraph needs to have a field that its clients do not see. */
export const inaccessible: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'inaccessible' },
};

export const inaccessibleLink: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'link' },
  arguments: Object.entries({ url: '"https://specs.apollo.dev/inaccessible/v0.2"', for: 'SECURITY' }).map(
    ([name, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: name },
      value: parseConstValue(value),
    }),
  ),
};

const places = [
  ...['FIELD_DEFINITION', 'OBJECT', 'INTERFACE', 'UNION', 'ARGUMENT_DEFINITION'],
  ...['SCALAR', 'ENUM', 'ENUM_VALUE', 'INPUT_OBJECT', 'INPUT_FIELD_DEFINITION'],
];

export const inaccessibleDefinition: DirectiveDefinitionNode = {
  kind: Kind.DIRECTIVE_DEFINITION,
  name: { kind: Kind.NAME, value: 'inaccessible' },
  repeatable: false,
  locations: places.map((value) => ({ kind: Kind.NAME, value })),
};
