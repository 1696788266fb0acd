import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const address = (fields: string) => `type Address @shareable { city: City } type City { ${fields} }`;
const ask = federation({
  people: [
    `${v2} type Person @key(fields: "id") { id: ID! address: Address @shareable } ${address('code: ID')} type Query { people: [Person] }`,
    { Query: { people: () => ['1', '2'].map((id) => ({ id, address: { city: { code: `c${id}` } } })) } },
  ],
  maps: [
    `${v2} type Person @key(fields: "id") { id: ID! address: Address @shareable } ${address('name: String')}`,
    { Person: { address: ({ id }: { id: string }) => ({ city: { name: `city of ${id}` } }) } },
  ],
  mayors: [
    `${v2} type Person @key(fields: "id") { id: ID! address: Address @shareable } ${address('mayor: Person')}`,
    { Person: { address: () => ({ city: { mayor: { id: '1' } } }) } },
  ],
});

test('fields of an object without a key are fetched through the parent that has one', async () => {
  expect(
    await ask('{ people { address { city { code name mayor { id address { city { name } } } } } } }'),
  ).toEqual({
    data: {
      people: ['1', '2'].map((n) => ({
        address: {
          city: {
            code: `c${n}`,
            name: `city of ${n}`,
            mayor: { id: '1', address: { city: { name: 'city of 1' } } },
          },
        },
      })),
    },
  });
});
