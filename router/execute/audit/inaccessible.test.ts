import { expect, test } from 'vitest';
import { byKey, federation, v2 } from '../../testing/federation.js';

const users = [
  { id: '1', name: 'Ani' },
  { id: '2', name: 'Budi' },
];
const ask = federation({
  users: [
    `${v2} type User @key(fields: "id") { id: ID @inaccessible name: String } type Query { users: [User] }`,
    { Query: { users: () => users }, User: { __resolveReference: byKey('id', users) } },
  ],
  friends: [
    `${v2} enum Tie { FRIEND FAMILY @inaccessible }
      type User @key(fields: "id") { id: ID @inaccessible tie: Tie friends(tie: Tie = FAMILY @inaccessible): [User] }`,
    {
      User: {
        tie: ({ id }: { id: string }) => (id === '1' ? 'FAMILY' : 'FRIEND'),
        friends: ({ id }: { id: string }, { tie }: { tie: string }) => [{ id: id === '1' ? '2' : '1', tie }],
      },
    },
  ],
});

test('what is inaccessible works for the router and is unknown to clients', async () => {
  expect(await ask('{ users { name friends { name } } }')).toEqual({
    data: {
      users: [
        { name: 'Ani', friends: [{ name: 'Budi' }] },
        { name: 'Budi', friends: [{ name: 'Ani' }] },
      ],
    },
  });
  for (const query of ['{ users { id } }', '{ users { friends(tie: FRIEND) { name } } }'])
    expect((await ask(query)).errors).toHaveLength(1);
});

test('an inaccessible enum value in an answer is null, and an error says where', async () => {
  const { data, errors } = await ask('{ users { tie } }');
  expect(data).toEqual({ users: [{ tie: null }, { tie: 'FRIEND' }] });
  expect(errors?.map(({ path }) => path)).toEqual([['users', 0, 'tie']]);
});
