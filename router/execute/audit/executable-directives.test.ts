import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const directive = 'directive @slowly(by: Int! = 1, why: String = "rest") on FIELD';
const ask = federation({
  a: [`${v2} ${directive} type Query { a: String }`, { Query: { a: () => 'a' } }],
  b: [`${v2} ${directive} type Query { b: String }`, { Query: { b: () => 'b' } }],
});

test('a directive of the subgraphs’ own may stand on fields, with its defaults', async () => {
  expect(await ask('{ a @slowly b @slowly(by: 2) }')).toEqual({ data: { a: 'a', b: 'b' } });
});
