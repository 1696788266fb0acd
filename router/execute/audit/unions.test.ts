import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

const film = { __typename: 'Film', title: 'Tjoet' };
const song = { __typename: 'Song', title: 'Rayuan' };
const play = { __typename: 'Play', acts: 3 };
const ask = federation({
  one: [
    `${v2} union Work = Film | Song type Film @shareable { title: String } type Song { title: String }
      type Query { work: Work @shareable oneWork: Work shelf: Shelf } type Shelf @shareable { works: [Work!]! }`,
    { Query: { work: () => film, oneWork: () => song, shelf: () => ({ works: [film, song] }) } },
  ],
  two: [
    `${v2} union Work = Film | Play type Film @shareable { title: String } type Play { acts: Int }
      type Query { work: Work @shareable twoWork: Work } type Shelf @shareable { works: [Work!]! }`,
    { Query: { work: () => film, twoWork: () => play } },
  ],
});
const all = '... on Film { title } ... on Song { title } ... on Play { acts }';

test.each([
  [`{ work { ${all} } }`, { work: { title: 'Tjoet' } }],
  [`{ oneWork { __typename ${all} } twoWork { ${all} } }`, { oneWork: song, twoWork: { acts: 3 } }],
  ['{ oneWork { ... on Play { acts } } twoWork { ... on Song { title } } }', { oneWork: {}, twoWork: {} }],
  [`{ shelf { works { ${all} } } }`, { shelf: { works: [{ title: 'Tjoet' }, { title: 'Rayuan' }] } }],
  [
    `{ shelf { works { ...All } } } fragment All on Work { __typename ...S } fragment S on Song { title }`,
    { shelf: { works: [{ __typename: 'Film' }, song] } },
  ],
])('a union of which subgraphs know different members: %s', async (query, data) => {
  expect(await ask(query)).toEqual({ data });
});
