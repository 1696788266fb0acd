import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from 'graphql';
import { type Quotes, quoted } from './json-text.js';

/** Writes a value as JSON; null when it is none of its type. */
export type LeafWriter = (value: unknown, quotes: Quotes) => string | null;

const intMax = 2 ** 31 - 1;

const isInt = (value: unknown): boolean =>
  Number.isInteger(value) && Math.abs(Number(value)) <= intMax + (Number(value) < 0 ? 1 : 0);

/** Values of GraphQL's own scalars as they may stand in JSON (GraphQL, section 3.5). */
const builtIn: Readonly<Record<string, LeafWriter>> = {
  Int: (value) => (isInt(value) ? String(value) : null),
  Float: (value) => (typeof value === 'number' ? String(value) : null),
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : null),
  String: (value, quotes) => (typeof value === 'string' ? quotes.of(value) : null),
  ID: (value, quotes) => {
    if (typeof value === 'string') return quotes.of(value);
    return Number.isInteger(value) ? String(value) : null;
  },
};

/** A scalar of a subgraph's own may be any JSON; only the subgraph knows what it means. */
const anyJson: LeafWriter = (value, quotes) =>
  typeof value === 'string' ? quotes.of(value) : JSON.stringify(value);

export function leafWriter(type: GraphQLLeafType): LeafWriter {
  if (isEnumType(type)) {
    const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, quoted(name)]));
    return (value) => texts.get(value) ?? null;
  }
  return (isSpecifiedScalarType(type) && builtIn[type.name]) || anyJson;
}
