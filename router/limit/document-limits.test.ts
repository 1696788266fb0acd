import { describe, expect, test } from 'vitest';
import { checkDocument } from './document-limits.js';
import { usualLimits } from './limit-options.js';

const limits = {
  ...usualLimits,
  charactersMax: 3_000,
  tokensMax: 600,
  depthMax: 4,
  fieldsMax: 50,
  aliasesMax: 3,
  rootFieldsMax: 5,
  directivesMax: 4,
  comparisonsMax: 30,
};

/** The code of the refusal; null when the document is let through. */
function codeOf(document: string, within = limits): unknown {
  try {
    checkDocument(document, within);
    return null;
  } catch (error) {
    return Object(Object(error).extensions).code;
  }
}

const nested = (depth: number, leaf = 'a') =>
  `${'{ a '.repeat(depth - 1)}{ ${leaf} }${' }'.repeat(depth - 1)}`;
const times = (count: number, one: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i)).join(' ');

describe('a document is measured with its fragments in their places', () => {
  test.each([
    ['A06: depth', nested(4), nested(5), 'DEPTH_LIMIT'],
    [
      'A06: depth in an inline fragment',
      `{ ... on Q ${nested(4)} }`,
      `{ ... on Q ${nested(5)} }`,
      'DEPTH_LIMIT',
    ],
    [
      'A06: depth through a fragment',
      `${nested(2, '...F')} fragment F on T ${nested(3)}`,
      `${nested(2, '...F')} fragment F on T ${nested(4)}`,
      'DEPTH_LIMIT',
    ],
    [
      'A06: depth of the second operation',
      `query A ${nested(1)} query B ${nested(4)}`,
      `query A ${nested(1)} query B ${nested(5)}`,
      'DEPTH_LIMIT',
    ],
    ['A01: aliases', '{ x: a y: a z: a }', '{ w: a x: a y: a z: a }', 'ALIAS_LIMIT'],
    [
      'A01: aliases spread twice',
      '{ a { ...F } y: a } fragment F on T { x: a z: b }',
      '{ a { ...F } b { ...F } } fragment F on T { x: a y: b }',
      'ALIAS_LIMIT',
    ],
    ['root fields', '{ a b c d e }', '{ a b c d e f }', 'ROOT_FIELD_LIMIT'],
    [
      'root fields in a fragment',
      '{ a b ...F } fragment F on Q { c d e }',
      '{ a b ...F } fragment F on Q { c d e f }',
      'ROOT_FIELD_LIMIT',
    ],
    ['A04: directives on one field', '{ a @x @x @x @x }', '{ a @x @x @x @x @x }', 'DIRECTIVE_LIMIT'],
    [
      'A04: directives on everything else',
      'query ($v: Int @x) @x { ... @x { a } ...F @x } fragment F on Q { a }',
      'query ($v: Int @x) @x { ... @x { a } ...F @x } fragment F on Q @x { a }',
      'DIRECTIVE_LIMIT',
    ],
    [
      'fields',
      `{ a { ${times(49, (i) => `f${i}`)} } }`,
      `{ a { ${times(50, (i) => `f${i}`)} } }`,
      'FIELD_LIMIT',
    ],
    [
      'fields of fragments that nobody uses',
      `{ a } fragment F on T { x { ${times(48, (i) => `f${i}`)} } }`,
      `{ a } fragment F on T { x { ${times(49, (i) => `f${i}`)} } }`,
      'FIELD_LIMIT',
    ],
    [
      'A02: one field many times',
      `{ a { ${times(8, () => 'b')} } }`,
      `{ a { ${times(9, () => 'b')} } }`,
      'FIELD_LIMIT',
    ],
    [
      'A08: one field in many inline fragments',
      `{ a { ${times(8, () => '... { b }')} } }`,
      `{ a { ${times(9, () => '... { b }')} } }`,
      'FIELD_LIMIT',
    ],
    [
      'A08: fragments',
      `{ a { ${times(8, (i) => `...F${i}`)} } } ${times(8, (i) => `fragment F${i} on T { f${i} }`)}`,
      `{ a { ${times(9, (i) => `...F${i}`)} } } ${times(9, (i) => `fragment F${i} on T { f${i} }`)}`,
      'FIELD_LIMIT',
    ],
    ['characters', `{ a } #${'x'.repeat(2_993)}`, `{ a } #${'x'.repeat(2_994)}`, 'TOKEN_LIMIT'],
    ['tokens', `{ a(x: [${times(591, () => '1')}]) }`, `{ a(x: [${times(592, () => '1')}]) }`, 'TOKEN_LIMIT'],
  ])('%s', (_, atLimit, beyond, code) => {
    expect(codeOf(atLimit)).toBeNull();
    expect(codeOf(beyond)).toBe(code);
  });
});

describe('what is made to take long is refused in time linear in its text', () => {
  const hangMs = 2_000;
  const bomb = (fragments: number, spreads: number, ending = 'a') =>
    `{ ...F0 } ${times(fragments, (i) => `fragment F${i} on Q { ${times(spreads, () => `...F${i + 1}`)} }`)} fragment F${fragments} on Q { ${ending} }`;

  test.each([
    ['A07: fragments that double thirty times', bomb(30, 2), 'ROOT_FIELD_LIMIT'],
    ['A07: fragments deeper than numbers are exact', bomb(150, 3), 'ROOT_FIELD_LIMIT'],
    ['A07: below one field', bomb(30, 2).replace('{ ...F0 }', '{ a { ...F0 } }'), 'FIELD_LIMIT'],
    [
      'A07: of fragments that nobody uses',
      `{ a } ${bomb(30, 2).replace('{ ...F0 }', '')}`,
      'ROOT_FIELD_LIMIT',
    ],
    ['A12: fan-out over every level', bomb(20, 20), 'ROOT_FIELD_LIMIT'],
    [
      'A07: of directives alone',
      bomb(30, 2, 'a @x').replace('{ ...F0 }', '{ a { ...F0 } }'),
      'DIRECTIVE_LIMIT',
    ],
  ])('%s', (_, document, code) => {
    const begun = performance.now();
    expect(codeOf(document, { ...limits, tokensMax: 2_000, charactersMax: 64 * 1024 })).toBe(code);
    expect(performance.now() - begun).toBeLessThan(hangMs);
  });

  test.each([
    '{ ...A } fragment A on Q { a ...A }',
    '{ ...A } fragment A on Q { ...B } fragment B on Q { a { ...A } }',
    '{ a } fragment A on Q { ...B } fragment B on Q { ...A }',
  ])('A09: fragments in a ring: %s', (document) => {
    expect(codeOf(document)).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

test.each(['', '{', 'qwerty cop {abc}', '{ a ...Nowhere }', 'fragment F on Q { a }', 'type Q { a: Int }'])(
  'A16: what is not GraphQL, or does not fit, is left to those who say why: %j',
  (document) => expect(codeOf(document)).toBeNull(),
);
