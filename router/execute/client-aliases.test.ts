import { buildSchema, parse, print } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clashingAliases, housesGraph } from '../testing/houses.js';
import { type Subject, startStockSubject } from '../testing/subject.js';
import { aliasGiven, withAliasesApart } from './client-aliases.js';

const schema = buildSchema('type Query { house: House } type House { id: ID size: Int rooms: Int }');
const planned = (query: string) => print(withAliasesApart(parse(query), schema)).replace(/\s+/g, ' ');

test.each([
  ['{ house { size: rooms } }', '{ house { size__asked: rooms } }'],
  [
    '{ house { ...A } } fragment A on House { id: size rooms }',
    '{ house { ...A } } fragment A on House { id__asked: size rooms }',
  ],
  ['{ house { mine: rooms size: size id } }', '{ house { mine: rooms size: size id } }'],
  ['{ house { size__asked: rooms } }', '{ house { size__asked__asked: rooms } }'],
])('an alias with the name of a field is planned under another: %s', (query, expected) => {
  expect(planned(query)).toBe(expected);
});

test('the name that the client gave comes back from every name that was planned', () => {
  for (const name of ['size', 'size__asked', 'size__asked__asked', '__proto__', 'mine'])
    expect(aliasGiven(`${name}__asked`)).toBe(name);
  expect(aliasGiven('mine')).toBe('mine');
});

let stock: Subject;
beforeAll(async () => {
  const { houses, deeds } = housesGraph;
  stock = await startStockSubject({
    sdls: { houses: houses[0], deeds: deeds[0] },
    resolvers: { houses: houses[1], deeds: deeds[1] },
  });
});
afterAll(() => stock.stop());

test.each(clashingAliases)(
  'planned apart, no alias takes another field’s place: %s',
  async (query, house) => {
    const fields = buildSchema(
      'type Query { house: House } type House { id: ID size: Int owner: Owner } type Owner { name: String }',
    );
    const { data, errors } = await stock.execute(print(withAliasesApart(parse(query), fields)));
    expect(errors).toBeUndefined();
    expect(renamed(data)).toEqual({ house });
  },
);

const renamed = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [aliasGiven(name), renamed(inner)]))
    : value;
