import {
  type GraphQLArgument,
  type GraphQLInputField,
  getNamedType,
  isInputObjectType,
  isScalarType,
} from 'graphql';

/** Of the built-in scalars, those that carry no identifier. */
const plain: ReadonlySet<string> = new Set(['Boolean', 'Int', 'Float']);

/**
 * The arguments by which something could be found that somebody guesses, as dotted paths. A scalar says of itself whether
 * its values can be guessed; one that says nothing can.
 */
export function guessableArguments(
  inputs: readonly (GraphQLArgument | GraphQLInputField)[],
  entered: readonly string[] = [],
): readonly string[] {
  return inputs.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    if (isScalarType(named)) {
      const isGuessable = named.extensions.guessable ?? !plain.has(named.name);
      return isGuessable ? [name] : [];
    }
    // An input may hold itself.
    if (!isInputObjectType(named) || entered.includes(named.name)) return [];
    const inside = guessableArguments(Object.values(named.getFields()), [...entered, named.name]);
    return inside.map((path) => `${name}.${path}`);
  });
}
