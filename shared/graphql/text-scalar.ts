import { GraphQLScalarType, Kind } from 'graphql';
import { InvalidValue } from '../errors/invalid-value.js';

interface TextScalar {
  readonly name: string;
  readonly description: string;
  /** Whether one of its values finds something that is not open data, and can be come upon by trying. */
  readonly guessable: boolean;
  /** Returns why the text is refused, without repeating it; or null when it is fine. */
  readonly refuse: (text: string) => string | null;
  /** The one form of texts that mean the same; left out when each text stands for itself. */
  readonly normalise?: (text: string) => string;
}

/** A scalar carried as a JSON string and checked on the way in; what comes out was checked when it was stored. */
export function textScalar({
  name,
  description,
  guessable,
  refuse,
  normalise = (text) => text,
}: TextScalar): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value !== 'string') throw new InvalidValue(`${name} is written as a string`);
    const reason = refuse(value);
    if (reason !== null) throw new InvalidValue(reason);
    return normalise(value);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    extensions: { guessable },
    serialize: String,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

interface PatternScalar {
  readonly name: string;
  readonly description: string;
  readonly guessable: boolean;
  readonly pattern: RegExp;
  /** What a right value looks like: "15 digits", "8 letters or digits". */
  readonly form: string;
}

/** A scalar whose form is one regular expression. */
export function patternScalar({
  name,
  description,
  guessable,
  pattern,
  form,
}: PatternScalar): GraphQLScalarType<string, string> {
  return textScalar({
    name,
    description,
    guessable,
    refuse: (text) => (pattern.test(text) ? null : `${name} has the form: ${form}`),
  });
}
