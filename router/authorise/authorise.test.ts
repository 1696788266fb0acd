import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTown, type Town, viewers } from '../testing/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

const refusal = (...path: readonly (string | number)[]) => ({
  message: 'You may not have this field.',
  path,
  extensions: { code: 'UNAUTHORIZED_FIELD' },
});

/** What subgraphs were asked while something ran. */
async function asking<T>(run: () => Promise<T>): Promise<{ readonly reply: T; readonly queries: string }> {
  const { reply, calls } = await town.watch(run);
  return { reply, queries: calls.map(({ query }) => query).join('\n') };
}

test('a refused field is null with an error at its path, the rest is answered, and nobody is asked for it', async () => {
  const { reply, queries } = await asking(() => town.as(null, '{ town me { id n: nik income } }'));
  expect(reply).toMatchObject({ status: 200 });
  expect(reply.body).toEqual({
    data: { town: 'Contoh', me: { id: 'p1', n: null, income: null } },
    errors: [refusal('me', 'n'), refusal('me', 'income')],
  });
  expect(queries).not.toMatch(/nik|income/);
});

test('in a list, every element has its own error', async () => {
  const { body } = await town.as(null, '{ people { id nik } me { children { nik } } }');
  expect(body.data).toEqual({
    people: [
      { id: 'p1', nik: null },
      { id: 'p2', nik: null },
    ],
    me: { children: [{ nik: null }, { nik: null }] },
  });
  expect(body.errors?.map(({ path }) => path?.join('.'))).toEqual([
    'people.0.nik',
    'people.1.nik',
    'me.children.0.nik',
    'me.children.1.nik',
  ]);
});

test('when nothing is left, no subgraph is asked', async () => {
  const { reply, queries } = await asking(() =>
    town.as(null, '{ secret rank sealed { note } person(id: "p1") { id } }'),
  );
  expect(reply.body.data).toEqual({ secret: null, rank: null, sealed: null, person: null });
  expect(reply.body.errors).toEqual(['secret', 'rank', 'sealed', 'person'].map((name) => refusal(name)));
  expect(queries).toBe('');
});

test('a refused field that may not be null takes its parents with it', async () => {
  const { body } = await town.as(null, '{ town me { pin } people { pin } }');
  expect(body).toEqual({
    data: null,
    errors: [refusal('me', 'pin'), refusal('people', 0, 'pin'), refusal('people', 1, 'pin')],
  });
});

test.each([
  ['a b', '1234'],
  ['c', '1234'],
  ['a', null],
  ['b', null],
  ['ab', null],
  ['', null],
])('with the scopes "%s", (a and b) or c is %s', async (scope, pin) => {
  const { body } = await town.as({ claims: { scope } }, '{ me { mother { pin } } }');
  expect(body.data).toEqual({ me: { mother: pin && { pin } } });
});

test('rules on scalars, enums and types hold for every field of them', async () => {
  const all = '{ secret rank sealed { note } }';
  expect((await town.as({ claims: { scope: 'secrets' } }, all)).body).toEqual({
    data: { secret: 'secret', rank: 'HIGH', sealed: { note: 'note' } },
  });
});

test('the order of the fields is the one that was asked for', async () => {
  const { body } = await town.as(null, '{ me { nik id income } town secret }');
  expect(JSON.stringify(body.data)).toBe(
    '{"me":{"nik":null,"id":"p1","income":null},"town":"Contoh","secret":null}',
  );
});

test('names that mean something to JavaScript are names', async () => {
  const { body } = await town.as(null, '{ me { __proto__: nik constructor: id toString: income } }');
  expect(JSON.stringify(body.data)).toBe('{"me":{"__proto__":null,"constructor":"p1","toString":null}}');
  expect(Object.hasOwn(Object.prototype, 'nik')).toBe(false);
});

test('of mutations the refused are not executed, and the others are, in their order', async () => {
  const { reply, queries } = await asking(() => town.as(null, 'mutation { third second a: first(by: 10) }'));
  const { third, second, a } = reply.body.data as Record<string, number>;
  expect(second).toBeNull();
  expect((a ?? 0) - (third ?? 0)).toBe(10);
  expect(reply.body.errors).toEqual([refusal('second')]);
  expect(queries).not.toContain('second');
});

test('what a subgraph did not answer and what was refused each have their own error', async () => {
  town.tax.behave((response) => response.writeHead(503).end());
  const { body } = await town.as({ claims: { scope: '' } }, '{ me { name income nik } }');
  town.tax.behave();
  expect(body.data).toEqual({ me: { name: null, income: null, nik: 'nik-p1' } });
  expect(body.errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.code])).toEqual([
    ['me.name', 'UNAUTHORIZED_FIELD'],
    ['me.income', 'SUBGRAPH_UNAVAILABLE'],
  ]);
});

test('a plan that would need a refused key is not made, and what depends on it is refused', async () => {
  const { reply, queries } = await asking(() => town.as(null, '{ household { address members } town }'));
  expect(reply.body).toEqual({
    data: { household: { address: 'Jl. Contoh 1', members: null }, town: 'Contoh' },
    errors: [refusal('household', 'members')],
  });
  expect(queries).not.toMatch(/number|members/);
  expect((await town.as({}, '{ household { address members } }')).body).toEqual({
    data: { household: { address: 'Jl. Contoh 1', members: 4 } },
  });
});

test('two viewers who ask the same at once each have their own answer', async () => {
  const query = '{ me { id nik name } }';
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      town.as([viewers.nobody, viewers.citizen, { claims: { scope: '' } }][i % 3] ?? null, query),
    ),
  );
  for (const [i, { body }] of replies.entries()) {
    const [nik, name] = [
      [null, null],
      ['nik-p1', 'Name p1'],
      ['nik-p1', null],
    ][i % 3] ?? [null, null];
    expect(body.data).toEqual({ me: { id: 'p1', nik, name } });
  }
});

test('what one call selects in several places through a fragment is answered, and refused, as if it were written out', async () => {
  const query = `
    fragment Facts on Person { id name nik }
    { me { ...Facts children { ...Facts } } people { ...Facts } }`;
  const { reply } = await asking(() => town.as({ claims: { scope: 'names' } }, query));
  expect(reply.body).toMatchObject({ data: { me: { id: 'p1', nik: 'nik-p1' }, people: [{}, {}] } });
  expect(reply.body.errors).toBeUndefined();
  const refused = await asking(() => town.as(null, query));
  expect(refused.reply.body.data).toMatchObject({ me: { id: 'p1', nik: null, name: null } });
  expect(refused.queries).not.toMatch(/nik|name\b/);
});
