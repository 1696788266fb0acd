import { type GraphQLScalarType, parseValue } from 'graphql';
import { InvalidValue } from '../errors/invalid-value.js';

/** The parsed value, or the reason it is refused. */
export function outcome(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    if (error instanceof InvalidValue) return `refused: ${error.message}`;
    throw error;
  }
}

export const fromVariable = (scalar: GraphQLScalarType, value: unknown) =>
  outcome(() => scalar.parseValue(value));
export const fromLiteral = (scalar: GraphQLScalarType, text: string) =>
  outcome(() => scalar.parseLiteral(parseValue(text)));
export const isRefused = (scalar: GraphQLScalarType, value: unknown) =>
  String(fromVariable(scalar, value)).startsWith('refused: ');
