import { type GraphQLArgument, isScalarType } from 'graphql';
import { leafArguments } from '../graphql/leaf-arguments.js';

/** Of the built-in scalars, those that carry no identifier. */
const plain: ReadonlySet<string> = new Set(['Boolean', 'Int', 'Float']);

/**
 * The arguments by which something could be found that somebody guesses, as dotted paths. A scalar says of itself whether
 * its values can be guessed; those of one that says nothing can be.
 */
export const guessableArguments = (inputs: readonly GraphQLArgument[]): readonly string[] =>
  leafArguments(inputs)
    .filter(({ type }) => isScalarType(type) && (type.extensions.guessable ?? !plain.has(type.name)))
    .map(({ path }) => path);
