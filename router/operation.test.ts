import fc from 'fast-check';
import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { keepAsked } from './answer-shape.js';
import { operationOf } from './operation.js';

const schema = buildSchema(`
  type Query { book(isbn: ID): Book shelf: [[Item!]] }
  type Mutation { lend(isbn: ID): Book }
  interface Item { title: String, parts: [Item] }
  type Book implements Item { title: String, parts: [Item], pages: Int, meta: JSON, sequel: Book }
  type Film implements Item { title: String, parts: [Item], minutes: Int }
  scalar JSON`);
const read = (document: string) => operationOf(parse(document), schema);

test.each([
  ['mutation { lend { title } }', 'mutation'],
  ['# query { book }\n  mutation query { lend { title } }', 'mutation'],
  ['fragment F on Book { title } mutation($q: ID = "query") { lend(isbn: $q) { ...F } }', 'mutation'],
  ['query mutation { mutation: book { title } }', 'query'],
  ['# mutation\n{ book { title } }', 'query'],
])('%j is a %s', (document, type) => {
  expect(read(document).type).toBe(type);
});

test('the fields of an operation are those of its root, by their names in the answer', () => {
  const { fields, asksEntities } = read(
    'query { __typename a: book { title } ... on Query { shelf { title } } ...R } fragment R on Query { book { pages } }',
  );
  expect(fields).toEqual(['a', 'shelf', 'book']);
  expect(asksEntities).toBe(false);
});

test('the fields of a request for entities are those of the entities, of every type', () => {
  const { fields, asksEntities } = read(`
    query ($representations: [_Any!]!) { _entities(representations: $representations) {
      __typename ... on Book { title pages } ... on Film { title length: minutes } ...F } }
    fragment F on Book { sequel { title } }`);
  expect(fields).toEqual(['title', 'pages', 'length', 'sequel']);
  expect(asksEntities).toBe(true);
});

const { shape } = read(`{
  book { pages meta same: sequel { title } ...F }
  shelf { __typename ... on Book { parts { title } pages } ... on Film { parts { __typename } } } }
  fragment F on Book { same: sequel { pages } }`);

test.each([
  ['{"book":null}', true],
  ['{"book":{"pages":1,"meta":[{"any":["thing"]}],"same":null}}', true],
  ['{"book":{"same":{"title":"x","pages":2}},"shelf":[null,[],[{"parts":[null,{"title":"y"}]}]]}', true],
  ['{"book":[]}', false],
  ['{"book":"x"}', false],
  ['{"book":{"same":[{"title":"x"}]}}', false],
  ['{"shelf":{}}', false],
  ['{"shelf":[{"title":"x"}]}', false],
  ['{"shelf":[[[]]]}', false],
  ['{"shelf":[[{"__typename":1}]]}', false],
  ['{"shelf":[[{"parts":{"title":"x"}}]]}', false],
  [`{"book":{"meta":${'['.repeat(100)}${']'.repeat(100)}}}`, true],
  [`{"book":{"meta":${'['.repeat(9000)}${']'.repeat(9000)}}}`, false],
])('of the shape that was asked: %s is %s', (answer, fits) => {
  const value = JSON.parse(answer);
  expect(keepAsked(value, shape)).toBe(fits);
  // Everything in these answers was asked, in one fragment or another, so nothing may be lost.
  if (fits) expect(value).toEqual(JSON.parse(answer));
});

test('what was not asked is dropped, whatever it is called', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('constructor', 'pages2')), fc.anything()),
      (more) => {
        const asked = { pages: 1, meta: { pages: 2, other: 3 } };
        const { book: _, shelf: __, pages: ___, meta: ____, same: _____, ...unasked } = more;
        const value = { book: { ...unasked, ...asked }, ...unasked };
        expect(keepAsked(value, shape)).toBe(true);
        expect(value).toEqual({ book: asked });
      },
    ),
  );
});
