import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { expect, test } from 'vitest';
import { madeUpAnswers } from './made-up-answers.js';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const register = `${link}
  type Query { person(nik: String!): Person, people(first: Int!): People }
  type People { nodes: [Person!]! }
  type Person @key(fields: "id") { id: ID! name: String! card: Card! }
  type Card @key(fields: "number") { number: ID! street: String! }`;
const cards = `${link}
  type Card @key(fields: "number") { number: ID! street: String! }`;

async function asking(sdl: string, source: string) {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl) });
  const { data, errors } = await graphql({
    schema,
    source,
    fieldResolver: madeUpAnswers(schema),
    typeResolver: (value: object) => Reflect.get(value, '__typename'),
  });
  expect(errors).toBeUndefined();
  // As it goes over the wire.
  return JSON.parse(JSON.stringify(data));
}

test('an entity is the same however it is reached and in whichever subgraph', async () => {
  const { person } = await asking(register, '{ person(nik: "1") { id name card { number street } } }');
  const byId = `{ _entities(representations: [{ __typename: "Person", id: "${person.id}" }]) { ... on Person { id name card { number } } } }`;
  const [again] = (await asking(register, byId))._entities;
  expect(again).toEqual({ id: person.id, name: person.name, card: { number: person.card.number } });
  const byNumber = `{ _entities(representations: [{ __typename: "Card", number: "${person.card.number}" }]) { ... on Card { street } } }`;
  expect((await asking(cards, byNumber))._entities).toEqual([{ street: person.card.street }]);
});

test('whoever asks for somebody else has another answer', async () => {
  const { one, other } = await asking(
    register,
    '{ one: person(nik: "1") { id name } other: person(nik: "2") { id name } }',
  );
  expect(one.id).not.toBe(other.id);
  expect(one.name).not.toBe(other.name);
});

test.each([
  [100, 100],
  [2, 2],
  [20, 3],
])('of a list of %i there are %i, all distinct', async (first, length) => {
  const { people } = await asking(register, `{ people(first: ${first}) { nodes { id } } }`);
  const ids = people.nodes.map(({ id }: { id: string }) => id);
  expect(ids).toHaveLength(length);
  expect(new Set(ids).size).toBe(length);
});
