import { expect, test } from 'vitest';
import { defineSubgraph } from './define-subgraph.js';

const door = {
  body: 'Kementerian Contoh',
  port: 4199,
  agencies: ['000'],
  entities: [],
  migrations: [],
  references: {},
  wire: () => [],
  seed: async () => {},
};

test.each(['aid', 'a1', 'order', 'a'.repeat(31)])('a subgraph may be called %s', (name) => {
  expect(defineSubgraph({ name, ...door })).toMatchObject({ name, port: 4199 });
});

test.each([
  '',
  'a',
  'Aid',
  '1aid',
  'aid-x',
  'aid_x',
  'aid x',
  'aid;',
  'é'.repeat(3),
  'a'.repeat(32),
  'aid\n',
])('a subgraph is not called %j', (name) => {
  expect(() => defineSubgraph({ name, ...door })).toThrow('lower-case letters and digits');
});

test.each(['postgres', 'template0', 'template1'])('%s is a database of PostgreSQL’s own', (name) => {
  expect(() => defineSubgraph({ name, ...door })).toThrow('PostgreSQL');
});

test('a door does not change once it is made', () => {
  const made = defineSubgraph({ name: 'aid', ...door });
  expect(() => Object.assign(made, { name: 'other' })).toThrow(TypeError);
});
