import { expect, test } from 'vitest';
import { federation, v2 } from '../../../testing/federation.js';

const ask = federation({
  things: [
    `${v2} type Thing @key(fields: "id") { id: ID! } type Query { things: [Thing!]! }`,
    { Query: { things: () => [{ id: '1' }, { id: '2' }] } },
  ],
  parts: [
    `${v2} type Thing @key(fields: "id") { id: ID! size(of: String): String part: Part } type Part { name: String }`,
    {
      Thing: {
        size: ({ id }: { id: string }, { of }: { of: string }) => `${of} ${id}`,
        part: ({ id }: { id: string }) => ({ name: `part ${id}` }),
      },
    },
  ],
});

test.each([
  ['{ __proto__: things { id } }', '{"__proto__":[{"id":"1"},{"id":"2"}]}'],
  ['{ things { __proto__: id } }', '{"things":[{"__proto__":"1"},{"__proto__":"2"}]}'],
  [
    '{ things { __proto__: part { __proto__: name } id } }',
    '{"things":[{"__proto__":{"__proto__":"part 1"},"id":"1"},{"__proto__":{"__proto__":"part 2"},"id":"2"}]}',
  ],
  [
    '{ __proto__: things { __proto__: size(of: "y") } }',
    '{"__proto__":[{"__proto__":"y 1"},{"__proto__":"y 2"}]}',
  ],
  [
    'query __proto__($__proto__: String = "z") { ...__proto__ } fragment __proto__ on Query { things { size(of: $__proto__) } }',
    '{"things":[{"size":"z 1"},{"size":"z 2"}]}',
  ],
])('A17: the name __proto__ is plain data: %s', async (query, data) => {
  const answer = await ask(query);
  expect(answer.errors).toBeUndefined();
  expect(JSON.stringify(answer.data)).toBe(data);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Reflect.get({}, 'id') ?? Reflect.get({}, 'name')).toBeUndefined();
});

test('A17: a variable named __proto__ is plain data in a body', async () => {
  const variables = JSON.parse('{"__proto__":"z"}');
  expect(await ask('query ($__proto__: String) { things { size(of: $__proto__) } }', variables)).toEqual({
    data: { things: [{ size: 'z 1' }, { size: 'z 2' }] },
  });
});
