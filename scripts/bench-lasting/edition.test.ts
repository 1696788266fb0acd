import { expect, test } from 'vitest';
import { readSupergraph } from '../../router/supergraph.js';
import { composeSupergraph } from '../compose.js';
import { editionOf } from './edition.js';

const sdl = composeSupergraph([
  { name: 'one', url: 'http://127.0.0.1:1/graphql', sdl: 'type Query { answer: Int }' },
]);

test('each edition is a supergraph that the router takes, and says which it is', () => {
  const [first, second] = [1, 2].map((n) =>
    readSupergraph(editionOf(sdl, n), { subgraphUrl: () => undefined, subgraphHosts: null }),
  );
  expect(first?.schema.description).toBe('Edition 1.');
  expect(second?.schema.description).toBe('Edition 2.');
  expect(second?.schema.getQueryType()?.getFields()).toHaveProperty('answer');
});
