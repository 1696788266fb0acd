import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

let calls = 0;
const counted = (value: unknown) => () => {
  calls += 1;
  return value;
};
const ask = federation({
  goods: [
    `${v2} type Good @key(fields: "id") { id: ID! price: Int } type Query { good: Good }`,
    { Query: { good: () => ({ id: 'g1', price: 9 }) } },
  ],
  taxes: [
    `${v2} type Good @key(fields: "id") { id: ID! price: Int @external isDear: Boolean @requires(fields: "price") duty: Int }`,
    { Good: { isDear: ({ price }: { price: number }) => price > 5, duty: counted(3) } },
  ],
});

test.each([
  ['@include(if: $no)', false],
  ['@skip(if: $yes)', false],
  ['@include(if: $yes) @skip(if: $yes)', false],
  ['@include(if: $yes)', true],
  ['@skip(if: $no)', true],
])(
  'a field of another subgraph with %s is called for only when it is asked: %s',
  async (directive, isAsked) => {
    calls = 0;
    const query = `query ($yes: Boolean! = true, $no: Boolean! = false) {
      good { price isDear ${directive} duty ${directive} a: price @skip(if: $yes) b: price @include(if: $no) }
    }`;
    const { data, errors } = await ask(query);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ good: { price: 9, ...(isAsked && { isDear: true, duty: 3 }) } });
    expect(calls).toBe(isAsked ? 1 : 0);
  },
);
