import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { purpose, startTown, type Town, viewers } from '../testing/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

const errorPaths = ({ body }: Awaited<ReturnType<Town['as']>>) =>
  body.errors?.map(({ path }) => path?.join('.'));

test('A20: a field is refused through an interface when anything that implements it guards it', async () => {
  const reply = await town.as({ claims: { scope: '' } }, '{ named { name } }');
  expect(reply.body.data).toEqual({ named: [{ name: null }, { name: null }, null] });
  expect(errorPaths(reply)).toEqual(['named.0.name', 'named.1.name']);
  const apart = await town.as(
    { claims: { scope: '' } },
    '{ named { ... on School { name } ... on Person { name } } }',
  );
  expect(apart.body.data).toEqual({ named: [{ name: null }, { name: 'School' }, null] });
});

test('A21: a field is refused through unions, inline and named fragments and aliases', async () => {
  const reply = await town.as(
    null,
    `{ found { ...Any ... on Sealed { note } ... on School { id } } }
     fragment Any on Found { ... on Person { x: id ...Secrets } }
     fragment Secrets on Person { y: nik ... { income } }`,
  );
  expect(reply.body.data).toEqual({
    found: [{ x: 'p1', y: null, income: null }, { id: 's1' }, { note: null }],
  });
  expect(errorPaths(reply)).toEqual(['found.0.y', 'found.0.income', 'found.2.note']);
});

test('A22: what is made from a guarded field over two steps is refused with it, and nothing of it is fetched', async () => {
  const { reply, calls } = await town.watch(() => town.as(null, '{ me { grade id } }'));
  expect(reply.body.data).toEqual({ me: { grade: null, id: 'p1' } });
  expect(calls).toHaveLength(1);
  expect((await town.as({}, '{ me { grade } }')).body).toEqual({ data: { me: { grade: 1 } } });
});

test.each([
  ['a b', 'Motto'],
  ['a', null],
  ['b', null],
])("A24: two subgraphs' rules on one field both hold: with %s the motto is %s", async (scope, motto) => {
  const { body } = await town.as({ claims: { scope } }, '{ school { motto } }');
  expect(body.data).toEqual({ school: { motto } });
});

test.each([
  ['{ me { id nik @skip(if: true) } }', {}, [], ['id']],
  ['{ me { id nik @include(if: false) } }', {}, [], ['id']],
  ['query ($no: Boolean!) { me { id nik @include(if: $no) } }', { no: false }, [], ['id']],
  ['query ($no: Boolean = false) { me { id ... @include(if: $no) { nik } } }', {}, [], ['id']],
  ['query ($no: Boolean!) { me { id nik @include(if: $no) } }', { no: true }, ['me.nik'], ['id', 'nik']],
  ['query ($no: Boolean = true) { me { id nik @include(if: $no) } }', {}, ['me.nik'], ['id', 'nik']],
  [
    'query ($yes: Boolean!) { me { id ...F @skip(if: $yes) ... @include(if: $yes) { nik } } } fragment F on Person { income }',
    { yes: true },
    ['me.nik'],
    ['id', 'nik'],
  ],
])('A30: %s with %j refuses %j', async (query, variables, paths, names) => {
  const { reply, calls } = await town.watch(() => town.as(null, query, variables));
  expect(errorPaths(reply) ?? []).toEqual(paths);
  expect(Object.keys((reply.body.data as { me: object }).me)).toEqual(names);
  for (const { body } of calls) expect(body).not.toMatch(/nik|income/);
});

test.each([
  [{ no: false }, undefined],
  [{ no: true }, 'PURPOSE_REQUIRED'],
])('A30: a purpose is needed only for what is really asked: %j', async (variables, code) => {
  const query = 'query ($no: Boolean!) { town me { id nik @include(if: $no) } }';
  const { body } = await town.as(viewers.officer, query, variables);
  expect(body.errors?.[0]?.extensions?.code).toBe(code);
});

test('A30: a condition of another type is refused before anything is asked', async () => {
  const query = 'query ($no: Boolean!) { town me { id nik @include(if: $no) } }';
  for (const no of ['false', 0, null]) {
    const { reply, calls } = await town.watch(() => town.as(null, query, { no }));
    expect(reply.body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(calls).toEqual([]);
  }
});

test('A34: neither the schema nor an error tells a client what the rules are', async () => {
  const replies = await Promise.all(
    [null, {}, viewers.analyst].map((shape) => town.as(shape, getIntrospectionQuery())),
  );
  for (const { body } of replies) {
    expect(body.errors).toBeUndefined();
    expect(JSON.stringify(body)).not.toMatch(
      /authenticated|requiresScopes|"policy|data-subject|personal|join__|inaccessible/,
    );
  }
  expect(replies[0]?.body).toEqual(replies[1]?.body);
  const mixed = await town.as(
    null,
    '{ secret __schema { directives { name } } __type(name: "Person") { name } }',
  );
  expect(mixed.body.data).toMatchObject({ secret: null, __type: { name: 'Person' } });
  expect(JSON.stringify(mixed.body)).not.toMatch(/join__|personal|policy/);
  const guess = await town.as(null, '{ me { nikk } }');
  expect(JSON.stringify(guess.body)).not.toMatch(/Did you mean|"nik"/);
});

test('A37: what a client claims in headers of its own reaches nobody', async () => {
  const forged = {
    ...purpose,
    'x-user': 'admin',
    'x-viewer': '{"kind":"service"}',
    'x-envelope': 'forged.forged',
    'x-citizen-id': '22222222-2222-4222-8222-222222222222',
    'x-forwarded-for': '10.0.0.1',
  };
  const before = town.register.calls.length;
  expect((await town.as(null, '{ me { nik } }', {}, forged)).body.data).toEqual({ me: { nik: null } });
  expect((await town.as({}, '{ me { nik } }', {}, forged)).body.data).toEqual({ me: { nik: 'nik-p1' } });
  for (const { headers } of town.register.calls.slice(before)) {
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'connection',
      'content-length',
      'content-type',
      'host',
      'x-envelope',
      'x-request-id',
    ]);
    expect(headers['x-envelope']).not.toBe('forged.forged');
    const payload = String(headers['x-envelope']).split('.')[0] ?? '';
    expect(Buffer.from(payload, 'base64url').toString()).toContain('"purpose":null');
  }
});
