import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type NameNode,
  parseConstValue,
  visit,
} from 'graphql';

/** Says of every field that answers a page how long its lists are, so that a router knows what a document asks for. */
export function listSizesOfPages(document: DocumentNode): DocumentNode {
  return visit(document, {
    FieldDefinition: (field) =>
      isPaged(field) ? { ...field, directives: [...(field.directives ?? []), listSize] } : undefined,
  });
}

const named = (value: string): NameNode => ({ kind: Kind.NAME, value });

const said = {
  slicingArguments: '["first"]',
  sizedFields: '["edges", "nodes"]',
  // It has a default, so most who ask for a page do not give it.
  requireOneSlicingArgument: 'false',
};

const listSize: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: named('listSize'),
  arguments: Object.entries(said).map(([name, value]) => ({
    kind: Kind.ARGUMENT,
    name: named(name),
    value: parseConstValue(value, { noLocation: true }),
  })),
};

function isPaged({ type, arguments: given = [] }: FieldDefinitionNode): boolean {
  const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  const isConnection = inner.kind === Kind.NAMED_TYPE && inner.name.value.endsWith('Connection');
  return isConnection && given.some(({ name }) => name.value === 'first');
}
