/** A request that is made to cost more than it should; over the shop's graph. */
export interface Attack {
  /** With its id among the threats. */
  readonly name: string;
  readonly body: string;
  readonly status: number;
  readonly code: string;
}

const times = (count: number, one: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i)).join(' ');
const doubling = times(30, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
const asked = (query: string, variables: unknown = {}) => JSON.stringify({ query, variables });
const nestedLists = (depth: number) =>
  `{"query":"{ me { id } }","variables":{"x":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
const ids = 'query ($r: [ID!]!) { byUpcs(representations: $r) { name } }';

const rows: readonly (readonly [string, string, number, string])[] = [
  [
    'A01: a hundred aliases of one field',
    asked(`{ ${times(100, (i) => `a${i}: me { id }`)} }`),
    400,
    'ROOT_FIELD_LIMIT',
  ],
  [
    'A01: a hundred aliases below one',
    asked(`{ me { ${times(100, (i) => `a${i}: id`)} } }`),
    400,
    'ALIAS_LIMIT',
  ],
  ['A02: a field a thousand times', asked(`{ me { ${times(1_000, () => 'id')} } }`), 400, 'FIELD_LIMIT'],
  [
    'A03: a batch of ten',
    JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{ me { id } }' }))),
    400,
    'BATCHING_DISABLED',
  ],
  ['A04: directives in their hundreds', asked(`{ me { id ${'@aa'.repeat(500)} } }`), 400, 'DIRECTIVE_LIMIT'],
  [
    'A05: introspection in circles',
    asked(
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
    ),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'A06: fifty fields within each other',
    asked(`{ me ${'{ reviews { author '.repeat(25)} { id } ${'} }'.repeat(25)} }`),
    400,
    'DEPTH_LIMIT',
  ],
  [
    'A07: a fragment that is 2^30 fields',
    asked(`{ ...F0 } ${doubling} fragment F30 on Query { me { id } }`),
    400,
    'ROOT_FIELD_LIMIT',
  ],
  [
    'A08: two hundred inline fragments of a hundred fields',
    asked(`{ me { ${times(200, () => `... on User { ${times(100, () => 'id')} }`)} } }`),
    400,
    'TOKEN_LIMIT',
  ],
  [
    'A09: a fragment that contains itself',
    asked('{ me { ...F } } fragment F on User { ...F }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['A10: a body of five megabytes', asked('{ me { id } }', { x: 'x'.repeat(5_000_000) }), 413, 'BAD_REQUEST'],
  ['A10: a hundred thousand lists in each other', nestedLists(100_000), 413, 'BAD_REQUEST'],
  ['A10: as many as a body holds', nestedLists(60_000), 400, 'VARIABLES_LIMIT'],
  [
    'A10: a list of twenty thousand',
    asked(ids, { r: Array.from({ length: 20_000 }, () => '1') }),
    400,
    'VARIABLES_LIMIT',
  ],
  ['A10: a million of a list', asked('{ topProducts(first: 1000000) { upc } }'), 400, 'COST_LIMIT'],
  [
    'A10: a million of a list, said by a variable',
    asked('query ($n: Int = 1) { topProducts(first: $n) { upc } }', { n: 1_000_000 }),
    400,
    'COST_LIMIT',
  ],
  [
    'A12: fragments that fan out to each other',
    asked(
      `{ me { ...F0 } } ${times(19, (i) => `fragment F${i} on User { ${times(20, () => `...F${i + 1}`)} }`)} fragment F19 on User { id }`,
    ),
    400,
    'FIELD_LIMIT',
  ],
  [
    'A14: a name of ten thousand characters',
    asked(`{ ${'n'.repeat(10_000)} }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'A14: a comment of a hundred thousand',
    asked(`{ me { id } } #${'x'.repeat(100_000)}`),
    400,
    'TOKEN_LIMIT',
  ],
  ['A14: NUL in a document', asked('{ me { \u0000 id } }'), 400, 'GRAPHQL_PARSE_FAILED'],
  ['A14: a letter that looks like another', asked('{ m\u0435 { id } }'), 400, 'GRAPHQL_PARSE_FAILED'],
  ['A14: text that turns round', asked('{ me { id } \u202e }'), 400, 'GRAPHQL_PARSE_FAILED'],
  ['A16: no GraphQL', asked('qwerty cop {abc}'), 400, 'GRAPHQL_PARSE_FAILED'],
];

export const attacks: readonly Attack[] = rows.map(([name, body, status, code]) => ({
  name,
  body,
  status,
  code,
}));
