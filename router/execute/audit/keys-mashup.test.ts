import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

interface Given {
  readonly id: string;
  readonly name?: string;
  readonly parts?: unknown;
}
const part = 'type Parts { one: ID! two: ID! three: ID! }';
const ask = federation({
  names: [
    `${v2} type Car @key(fields: "id") @key(fields: "plate", resolvable: false) @key(fields: "parts { one two }", resolvable: false)
        @key(fields: "id parts { two three }", resolvable: false) { id: ID! plate: ID! parts: Parts! name: String! } ${part}`,
    {
      Car: {
        __resolveReference: ({ id }: Given) => ({
          id,
          plate: `p${id}`,
          name: `car ${id}`,
          parts: { one: '1', two: '2', three: '3' },
        }),
      },
    },
  ],
  garage: [
    `${v2} type Garage @key(fields: "id") { id: ID! cars: [Car!]! }
      type Car @key(fields: "parts { one two }", resolvable: false) @key(fields: "id parts { two three }") @key(fields: "plate", resolvable: false)
        @key(fields: "id", resolvable: false) { id: ID! plate: ID! parts: Parts! name: String! @external sign: String! @requires(fields: "name") }
      ${part} type Query { garage: Garage }`,
    {
      Query: {
        garage: () => ({
          id: 'g',
          cars: [{ id: '7', plate: 'p7', parts: { one: '1', two: '2', three: '3' } }],
        }),
      },
      Car: {
        __resolveReference: ({ id, name, parts }: Given) => (parts ? { id, name } : null),
        sign: ({ name }: Given) => `sign of ${name}`,
      },
    },
  ],
});

test('keys of which some cannot be asked by are passed over for one that can', async () => {
  expect(await ask('{ garage { id cars { id name sign } } }')).toEqual({
    data: { garage: { id: 'g', cars: [{ id: '7', name: 'car 7', sign: 'sign of car 7' }] } },
  });
});
