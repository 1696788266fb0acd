import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { federation, v2 } from './testing/federation.js';
import { type Shop, startShop } from './testing/shop.js';
import { sendJson } from './testing/tiny-subgraph.js';

const names = ['constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
const echo = (_: unknown, args: object) => JSON.stringify(args);
const ask = federation({
  words: [
    `${v2} enum Word { ${names.join(' ')} } input Words { ${names.map((name) => `${name}: String`).join(' ')} }
     type Thing @key(fields: "id") { id: ID! }
     type Query { things: [Thing!]! word(word: Word): Word given(in: Words): String
       ${names.map((name) => `${name}(${name}: String): String`).join(' ')} }`,
    {
      Query: {
        things: () => [{ id: '1' }, { id: '2' }],
        word: (_: unknown, { word }: { word: string }) => word,
        given: echo,
        ...Object.fromEntries(names.map((name) => [name, echo])),
      },
    },
  ],
  parts: [
    `${v2} type Thing @key(fields: "id") { id: ID! size(of: String): String part: Part ${names.map((name) => `${name}: String`).join(' ')} }
     type Part { name: String }`,
    {
      Thing: {
        size: ({ id }: { id: string }, { of }: { of: string }) => `${of} ${id}`,
        part: ({ id }: { id: string }) => ({ name: `part of ${id}` }),
        ...Object.fromEntries(names.map((name) => [name, ({ id }: { id: string }) => `${name} ${id}`])),
      },
    },
  ],
});

const expectUnpolluted = () => {
  for (const key of ['x', 'polluted', 'name', 'size']) expect(Reflect.get({}, key)).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(JSON.stringify(Object.prototype)).toBe('{}');
};

describe.each(names)('A17: the name %s is plain data', (name) => {
  test('as an alias, at the root and in what another subgraph adds to a list', async () => {
    const { data, errors } = await ask(
      `{ ${name}: things { ${name}: part { ${name}: name } a: size(of: "x") } things { ${name}: size(of: "y") } }`,
    );
    expect(errors).toBeUndefined();
    const first = [1, 2].map((n) => `{"${name}":{"${name}":"part of ${n}"},"a":"x ${n}"}`);
    const second = [1, 2].map((n) => `{"${name}":"y ${n}"}`);
    expect(JSON.stringify(data)).toBe(`{"${name}":[${first}],"things":[${second}]}`);
    expectUnpolluted();
  });

  test('as a variable, a fragment and an operation', async () => {
    const query = `query ${name}($${name}: String) { ...${name} } fragment ${name} on Query { things { size(of: $${name}) } }`;
    const variables = JSON.parse(`{"${name}":"value"}`);
    expect(await ask(query, variables)).toEqual({
      data: { things: [{ size: 'value 1' }, { size: 'value 2' }] },
    });
    expectUnpolluted();
  });
});

test.each(names)('A17: the name %s is plain data in a schema', async (name) => {
  const query = `query ($word: Word, $in: Words, $value: String) {
    word(word: $word) literal: word(word: ${name}) given(in: $in) ${name}(${name}: $value) things { ${name} } }`;
  const { data, errors } = await ask(query, {
    word: name,
    in: Object.fromEntries(names.map((each) => [each, 'x'])),
    value: 'y',
  });
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).toBe(
    JSON.stringify({
      word: name,
      literal: name,
      given: JSON.stringify({ in: Object.fromEntries(names.map((each) => [each, 'x'])) }),
      [name]: `{"${name}":"y"}`,
      things: [{ [name]: `${name} 1` }, { [name]: `${name} 2` }],
    }),
  );
  expectUnpolluted();
});

describe('A18: such names in what a subgraph answers', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop.stop());
  const hostile =
    '"__proto__":{"polluted":1,"name":"x"},"constructor":{"prototype":{"polluted":1}},"toString":1';

  test('in data are neither taken nor handed on', async () => {
    shop.reviews.behave((response) => {
      const entity = `{${hostile},"__typename":"Product","reviews":[{${hostile},"body":"b"}]}`;
      sendJson(response, `{${hostile},"data":{${hostile},"_entities":[${[entity, entity, entity]}]}}`);
    });
    const { body } = await shop.query('{ topProducts { name reviews { body } } }');
    expect(JSON.stringify(body.data)).toBe(
      `{"topProducts":[${[1, 2, 3].map((n) => `{"name":"Product ${n}","reviews":[{"body":"b"}]}`)}]}`,
    );
    expectUnpolluted();
  });

  test.each([
    '[["__proto__","polluted"]]',
    '["constructor","prototype"]',
    '["__proto__",0]',
    '["_entities","__proto__"]',
  ])('in errors and extensions change nothing: path %s', async (path) => {
    shop.reviews.behave((response) =>
      sendJson(
        response,
        `{"data":{"_entities":[null,null,null]},"errors":[{"message":"m","path":${path},"extensions":{${hostile},"code":"__proto__"}}],"extensions":{${hostile}}}`,
      ),
    );
    const { status, body } = await shop.query('{ topProducts { name reviews { body } } }');
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ topProducts: [1, 2, 3].map((n) => ({ name: `Product ${n}` })) });
    expect(JSON.stringify(body)).not.toContain('polluted":1');
    expectUnpolluted();
  });
});
