import { expect, test } from 'vitest';
import { errorPaths, federation, v2 } from '../../testing/federation.js';

const permits = [
  { id: '1', state: 'OPEN' },
  { id: '2', state: 'DRAFT' },
];
const ask = federation({
  permits: [
    `${v2} enum State { OPEN DRAFT @inaccessible }
     type Permit @key(fields: "id") { id: ID! state: State }
     type Query { permits: [Permit!]! inState(state: State!): [Permit!]! }`,
    {
      Query: {
        permits: () => permits,
        inState: (_: unknown, { state }: { state: string }) => permits.filter((one) => one.state === state),
      },
    },
  ],
  notes: [
    `${v2} enum State { OPEN } type Permit @key(fields: "id") { id: ID! noted: State }`,
    { Permit: { __resolveReference: ({ id }: { id: string }) => ({ id, noted: 'OPEN' }) } },
  ],
});

test('a value that clients may not see is null with an error at its place', async () => {
  const answer = await ask('{ permits { id state noted } }');
  expect(answer.data).toEqual({
    permits: [
      { id: '1', state: 'OPEN', noted: 'OPEN' },
      { id: '2', state: null, noted: 'OPEN' },
    ],
  });
  expect(errorPaths(answer)).toEqual(['permits.1.state']);
});

test('a value that clients know may be given, and one they may not see is an error without data', async () => {
  expect(await ask('{ inState(state: OPEN) { id } }')).toEqual({ data: { inState: [{ id: '1' }] } });
  for (const [query, variables] of [
    ['{ inState(state: DRAFT) { id } }', {}],
    ['query ($state: State!) { inState(state: $state) { id } }', { state: 'DRAFT' }],
  ] as const) {
    const { data, errors } = await ask(query, variables);
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
  }
});
