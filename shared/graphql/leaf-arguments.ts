import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLInputField,
  type GraphQLScalarType,
  getNamedType,
  isInputObjectType,
} from 'graphql';

interface LeafArgument {
  /** Dotted, as `input.number`. */
  readonly path: string;
  readonly type: GraphQLScalarType | GraphQLEnumType;
}

/** All values that a field can be given, also those inside input objects. */
export function leafArguments(
  inputs: readonly (GraphQLArgument | GraphQLInputField)[],
  entered: readonly string[] = [],
): readonly LeafArgument[] {
  return inputs.flatMap(({ name, type: of }) => {
    const type = getNamedType(of);
    if (!isInputObjectType(type)) return [{ path: name, type }];
    // An input may hold itself, and has no other values there.
    if (entered.includes(type.name)) return [];
    const inside = leafArguments(Object.values(type.getFields()), [...entered, type.name]);
    return inside.map((leaf) => ({ ...leaf, path: `${name}.${leaf.path}` }));
  });
}
