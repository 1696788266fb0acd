import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { Fault } from '../../shared/errors/fault.js';
import type { Gathered } from './gathered.js';
import { Quotes } from './json-text.js';
import { Missing } from './missing.js';
import type { NeededSelection } from './plan.js';
import { RepresentationWriter } from './representation.js';

const schema = buildSchema(`
  interface Thing { id: ID }
  type Book implements Thing { id: ID title: String size: Size parts: [Size] }
  type Film implements Thing { id: ID minutes: Int }
  type Size { width: Int height: Int }
  type Query { thing: Thing }`);

const field = (name: string, ...selections: NeededSelection[]): NeededSelection => ({
  kind: 'Field',
  name,
  ...(selections.length > 0 && { selections }),
});
const on = (typeCondition: string, ...selections: NeededSelection[]): NeededSelection => ({
  kind: 'InlineFragment',
  typeCondition,
  selections,
});
const typename = field('__typename');
/** As after an answer that told an entity. */
function gatheredOf(entity: object, missing = new Missing()): Gathered {
  const quotes = new Quotes();
  quotes.read(JSON.stringify(entity));
  return { missing, quotes };
}
const writerOf = (...needs: NeededSelection[]) => new RepresentationWriter(schema, needs, [], () => [['id']]);

test.each([
  ['the fields of its type', { __typename: 'Book', id: '1', title: 'x' }, '{"__typename":"Book","id":"1"}'],
  [
    'another type, with its own fields',
    { __typename: 'Film', id: 2, minutes: 90 },
    '{"__typename":"Film","id":2,"minutes":90}',
  ],
  ['a value to escape', { __typename: 'Book', id: 'a"b\n' }, '{"__typename":"Book","id":"a\\"b\\n"}'],
  ['a null', { __typename: 'Book', id: null }, '{"__typename":"Book","id":null}'],
])('a representation has %s', (_, entity, expected) => {
  const writer = writerOf(
    on('Book', typename, field('id')),
    on('Film', typename, field('id'), field('minutes')),
  );
  expect(writer.write(entity, gatheredOf(entity))).toBe(expected);
});

test('what is needed on an interface is needed of what implements it, once', () => {
  const writer = writerOf(
    on('Thing', typename, field('id')),
    on('Film', typename, field('id'), field('minutes')),
  );
  const film = { __typename: 'Film', id: '1', minutes: 5 };
  expect(writer.write(film, gatheredOf(film))).toBe('{"__typename":"Film","id":"1","minutes":5}');
});

test('objects and lists are written as far as they are needed', () => {
  const size = [field('width')];
  const writer = writerOf(on('Book', typename, field('size', ...size), field('parts', ...size)));
  const book = { __typename: 'Book', size: { width: 1, height: 2 }, parts: [{ width: 3, height: 4 }, null] };
  expect(writer.write(book, gatheredOf(book))).toBe(
    '{"__typename":"Book","size":{"width":1},"parts":[{"width":3},null]}',
  );
});

test.each([
  ['without a type', { id: '1' }],
  ['of a type that is not asked about', { __typename: 'Size', width: 1 }],
  ['without a value that is needed', { __typename: 'Book' }],
  ['whose name only JavaScript knows', { __typename: 'constructor', id: '1' }],
])('of an object %s nothing is asked', (_, entity) => {
  expect(writerOf(on('Book', typename, field('id'))).write(entity, gatheredOf(entity))).toBeNull();
});

test('what is made from a value that failed is not asked, even when the value is null', () => {
  const missing = new Missing();
  const book = { __typename: 'Book', id: '1', title: null };
  const lack = missing.add([new Fault('INTERNAL', 'x')], []);
  missing.note(book, 'title', lack);
  expect(writerOf(on('Book', typename, field('title'))).write(book, gatheredOf(book, missing))).toBe(lack);
});

test('beside a key, what is missing is left out, and said to be', () => {
  const missing = new Missing();
  const book = { __typename: 'Book', id: '1', title: null };
  const lack = missing.add([new Fault('INTERNAL', 'x')], []);
  missing.note(book, 'title', lack);
  expect(
    writerOf(on('Book', typename, field('title'), field('id'))).write(book, gatheredOf(book, missing)),
  ).toEqual({
    text: '{"__typename":"Book","id":"1"}',
    lack,
  });
});

test('whatever the values are, a representation is the JSON of them', () => {
  const writer = writerOf(on('Book', typename, field('id'), field('title'), field('parts', field('width'))));
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.boolean(),
  );
  const book = fc.record({
    __typename: fc.constant('Book'),
    id: value,
    title: value,
    parts: fc.array(fc.record({ width: value })),
  });
  fc.assert(
    fc.property(book, (entity) => {
      const text = writer.write(JSON.parse(JSON.stringify(entity)), gatheredOf(entity));
      expect(JSON.parse(String(text))).toEqual(JSON.parse(JSON.stringify(entity)));
    }),
  );
});

test('a sole key says of an entity of its type all that its representation says', () => {
  const writer = writerOf(
    on('Book', typename, field('id')),
    on('Film', typename, field('id'), field('minutes')),
  );
  const book = (id: unknown) => ({ __typename: 'Book', id });
  const text = (entity: ReturnType<typeof book>) => writer.write(entity, gatheredOf(entity));
  text(book('1'));
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(writer.soleKeyOf(book(one))).toBe(one);
      expect(one === other).toBe(text(book(one)) === text(book(other)));
    }),
  );
});

test.each([
  ['a key that is no text', { __typename: 'Book', id: 1 }],
  ['a key that is null', { __typename: 'Book', id: null }],
  ['no key', { __typename: 'Book' }],
  ['more to say than a key', { __typename: 'Film', id: '1', minutes: 5 }],
  ['a type that is not asked about', { __typename: 'Size', id: '1' }],
  ['no type', { id: '1' }],
])('there is no sole key where there is %s', (_, entity) => {
  const writer = writerOf(
    on('Book', typename, field('id')),
    on('Film', typename, field('id'), field('minutes')),
  );
  writer.write({ __typename: 'Book', id: '1' }, gatheredOf({}));
  writer.write({ __typename: 'Film', id: '1', minutes: 5 }, gatheredOf({}));
  expect(writer.soleKeyOf(entity)).toBeNull();
});
