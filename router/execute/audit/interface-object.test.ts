import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const media = [
  { __typename: 'Song', id: 's1', title: 'Rayuan', beats: 90 },
  { __typename: 'Clip', id: 'c1', title: 'Pagi', frames: 24 },
];
const find = ({ id }: { id: string }) => media.find((one) => one.id === id);
const ask = federation({
  media: [
    `${v2} interface Media @key(fields: "id") { id: ID! title: String }
     type Song implements Media @key(fields: "id") { id: ID! title: String beats: Int }
     type Clip implements Media @key(fields: "id") { id: ID! title: String frames: Int }
     type Query { media: [Media!]! songs: [Song!]! }`,
    {
      Query: { media: () => media, songs: () => media.slice(0, 1) },
      Media: { __resolveReference: find },
      Song: { __resolveReference: find },
      Clip: { __resolveReference: find },
    },
  ],
  likes: [
    `${v2} type Media @key(fields: "id") @interfaceObject { id: ID! likes: Int title: String @external slogan: String @requires(fields: "title") }
     type List @key(fields: "id") { id: ID! top: Media all: [Media!]! }
     type Query { list: List liked: [Media!]! }`,
    {
      Query: {
        list: () => ({ id: 'l1', top: { id: 's1' }, all: [{ id: 'c1' }, { id: 's1' }] }),
        liked: () => [{ id: 'c1' }, { id: 's1' }],
      },
      Media: {
        likes: ({ id }: { id: string }) => (id === 's1' ? 7 : 8),
        slogan: ({ title }: { title?: string }) => `${title}!`,
      },
    },
  ],
  authors: [
    `${v2} type Media @key(fields: "id") @interfaceObject { id: ID! author: String }`,
    { Media: { author: ({ id }: { id: string }) => `author of ${id}` } },
  ],
});

test.each([
  [
    '{ liked { id likes } }',
    {
      liked: [
        { id: 'c1', likes: 8 },
        { id: 's1', likes: 7 },
      ],
    },
  ],
  ['{ liked { __typename } }', { liked: [{ __typename: 'Clip' }, { __typename: 'Song' }] }],
  [
    '{ liked { title ... on Song { beats } ... on Clip { likes frames } } }',
    {
      liked: [
        { title: 'Pagi', likes: 8, frames: 24 },
        { title: 'Rayuan', beats: 90 },
      ],
    },
  ],
  [
    '{ media { slogan likes author } }',
    {
      media: [
        { slogan: 'Rayuan!', likes: 7, author: 'author of s1' },
        { slogan: 'Pagi!', likes: 8, author: 'author of c1' },
      ],
    },
  ],
  [
    '{ media { ... on Song { slogan author beats } } }',
    { media: [{ slogan: 'Rayuan!', author: 'author of s1', beats: 90 }, {}] },
  ],
  ['{ songs { likes slogan author } }', { songs: [{ likes: 7, slogan: 'Rayuan!', author: 'author of s1' }] }],
  [
    '{ list { top { slogan ... on Song { beats author } } all { author slogan ... on Clip { __typename frames } } } }',
    {
      list: {
        top: { slogan: 'Rayuan!', beats: 90, author: 'author of s1' },
        all: [
          { author: 'author of c1', slogan: 'Pagi!', __typename: 'Clip', frames: 24 },
          { author: 'author of s1', slogan: 'Rayuan!' },
        ],
      },
    },
  ],
])('an interface that other subgraphs extend as one object: %s', async (query, data) => {
  expect(await ask(query)).toEqual({ data });
});
