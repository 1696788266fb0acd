import fc from 'fast-check';
import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { type EntityCall, EntityGathering } from './entity-gathering.js';

const schema = buildSchema(`
  interface Place { name: String }
  type Citizen { id: ID name(long: Boolean): String }
  type FamilyCard { number: ID size: Int }
  type Area implements Place { code: ID name: String }
  type Query { citizen: Citizen card: FamilyCard area: Area }`);

const selections = {
  citizen: '... on Citizen { name(long: $long) }',
  shortName: '... on Citizen { name }',
  card: '... on FamilyCard { size }',
  area: '... on Area { name }',
  place: '... on Place { name }',
};

function callFor(selection: string, keys: readonly string[], long?: boolean): EntityCall {
  const variable = selection.includes('$long') ? ', $long: Boolean' : '';
  const query = `query Ask($representations: [_Any!]!${variable}) { _entities(representations: $representations) { ${selection} } }`;
  const representations = keys.map((key) => ({ key }));
  return { document: parse(query), query, variables: { representations, ...(variable && { long }) } };
}

interface Sent {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>> & {
    readonly representations: readonly { readonly key: string }[];
  };
}

/** A subgraph whose entities are the keys they were asked by. */
function echoing(
  answer = (sent: Sent): unknown => ({ data: { _entities: sent.variables.representations } }),
) {
  const sent: Sent[] = [];
  const gathering = new EntityGathering(schema, async (call) => {
    const one = call as unknown as Sent;
    sent.push(one);
    return answer(one);
  });
  return { gathering, sent };
}

test('calls about different types travel as one, and each gets its own entities', async () => {
  const { gathering, sent } = echoing();
  const request = {};
  const answers = await Promise.all([
    gathering.ask(request, callFor(selections.citizen, ['a', 'b'], true)),
    gathering.ask(request, callFor(selections.card, ['c'])),
  ]);
  expect(answers).toEqual([
    { data: { _entities: [{ key: 'a' }, { key: 'b' }] }, errors: [] },
    { data: { _entities: [{ key: 'c' }] }, errors: [] },
  ]);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.variables).toMatchObject({ long: true });
  expect(sent[0]?.query).toMatch(
    /^query Ask\(\$representations: \[_Any!\]!, \$long: Boolean\) \{\s+_entities\(representations: \$representations\) \{\s+\.\.\. on Citizen \{[^}]+\}\s+\.\.\. on FamilyCard/,
  );
});

test('the same call at two places travels as one, to the letter', async () => {
  const { gathering, sent } = echoing();
  const request = {};
  const call = callFor(selections.card, ['a']);
  await Promise.all([gathering.ask(request, call), gathering.ask(request, callFor(selections.card, ['b']))]);
  expect(sent.map(({ query }) => query)).toEqual([call.query]);
});

test.each([
  ['different fields of one type', selections.citizen, selections.shortName],
  ['an interface, whose types are not told', selections.area, selections.place],
])('calls that could disturb each other travel apart: %s', async (_, one, other) => {
  const { gathering, sent } = echoing();
  const request = {};
  await Promise.all([
    gathering.ask(request, callFor(one, ['a'])),
    gathering.ask(request, callFor(other, ['b'])),
  ]);
  expect(sent).toHaveLength(2);
});

test('calls of different requests never travel together', async () => {
  const { gathering, sent } = echoing();
  await Promise.all([
    gathering.ask({}, callFor(selections.card, ['a'])),
    gathering.ask({}, callFor(selections.card, ['b'])),
  ]);
  expect(sent).toHaveLength(2);
});

test('an error is told to whom it is about, and one about nobody to all', async () => {
  const { gathering } = echoing(() => ({
    data: { _entities: [null, null, null] },
    errors: [{ message: 'c', path: ['_entities', 2, 'size'] }, { message: 'all' }],
  }));
  const request = {};
  const answers = await Promise.all([
    gathering.ask(request, callFor(selections.citizen, ['a', 'b'])),
    gathering.ask(request, callFor(selections.card, ['c'])),
  ]);
  expect(answers).toMatchObject([
    { errors: [{ message: 'all' }] },
    { errors: [{ message: 'c', path: ['_entities', 0, 'size'] }, { message: 'all' }] },
  ]);
});

test.each([0, 1, 3])('%i entities for two fail both calls, so that none gets the other’s', async (count) => {
  const { gathering } = echoing(() => ({ data: { _entities: Array.from({ length: count }, () => ({})) } }));
  const request = {};
  const asked = [selections.citizen, selections.card].map((one) =>
    gathering.ask(request, callFor(one, ['a'])),
  );
  for (const answer of await Promise.allSettled(asked)) expect(answer.status).toBe('rejected');
});

test('whatever is asked together, everybody gets what was asked', async () => {
  const someCall = fc.record({
    selection: fc.constantFrom(...Object.values(selections)),
    keys: fc.array(fc.uuid(), { minLength: 1, maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(someCall, { minLength: 1, maxLength: 8 }), async (calls) => {
      const { gathering, sent } = echoing();
      const request = {};
      const answers = await Promise.all(
        calls.map(({ selection, keys }) => gathering.ask(request, callFor(selection, keys, true))),
      );
      expect(answers).toMatchObject(
        calls.map(({ keys }) => ({ data: { _entities: keys.map((key) => ({ key })) } })),
      );
      expect(sent.length).toBeLessThanOrEqual(
        new Set(calls.map(({ selection }) => selection)).size +
          calls.filter(({ selection }) => selection === selections.place).length,
      );
    }),
  );
});
