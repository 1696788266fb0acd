import { createHash } from 'node:crypto';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StartError } from '../../shared/process/run-main.js';
import { post, type Shop, startShop } from '../testing/shop.js';
import { startTown, type Town } from '../testing/town.js';
import { usualLimits } from './limit-options.js';
import { TrustedDocuments } from './trusted-documents.js';

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');
const operation = (name: string, body: string, more: object = {}) => ({
  id: sha256Of(body),
  name,
  type: 'query',
  body,
  ...more,
});
const manifestOf = (...operations: readonly object[]) =>
  JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations });
const byId = (sha256Hash: unknown, more: object = {}) =>
  JSON.stringify({ ...more, extensions: { persistedQuery: { version: 1, sha256Hash } } });

const me = 'query Me { me { id } }';
const first = 'query First($n: Int) { topProducts(first: $n) { upc } }';
const named = 'query Named { me { name } }';

describe('where only trusted documents are answered', () => {
  let shop: Shop;
  beforeAll(async () => {
    const trustedDocuments = new TrustedDocuments(
      manifestOf(operation('Me', me), operation('First', first), {
        ...operation('Named', named),
        id: 'named-1',
      }),
    );
    shop = await startShop({ limits: { ...usualLimits, trustedDocuments } });
  });
  afterAll(() => shop.stop());

  test.each([
    ['its id', byId(sha256Of(me)), { me: { id: 'u1' } }],
    ['its id and variables', byId(sha256Of(first), { variables: { n: 1 } }), { topProducts: [{ upc: '1' }] }],
    ['its text', JSON.stringify({ query: me }), { me: { id: 'u1' } }],
    ['its text and its hash', byId(sha256Of(me), { query: me }), { me: { id: 'u1' } }],
    ['an id that is no hash', byId('named-1'), { me: { name: 'User u1' } }],
    ['the hash of one with another id', byId(sha256Of(named)), { me: { name: 'User u1' } }],
  ])('one is answered by %s', async (_, body, data) => {
    expect(await post(shop.router.url, body)).toMatchObject({ status: 200, body: { data } });
  });

  test('and by a GET of its id, which caches keep', async () => {
    const url = new URL(shop.router.url);
    url.searchParams.set(
      'extensions',
      JSON.stringify({ persistedQuery: { version: 1, sha256Hash: sha256Of(me) } }),
    );
    const { statusCode, body } = await request(url, { headers: { 'apollo-require-preflight': '1' } });
    expect([statusCode, await body.json()]).toEqual([200, { data: { me: { id: 'u1' } } }]);
  });

  test.each([
    ['A32: an unknown id', byId('0'.repeat(64))],
    ['A32: an id that is no text', byId({ me: 1 })],
    ['A32: an id of every object', byId('__proto__')],
    ['A32: an unknown text', JSON.stringify({ query: '{ me { id } }' })],
    ['A32: a known text and a blank', JSON.stringify({ query: `${me} ` })],
    ['A32: an unknown text under a known id', byId(sha256Of(me), { query: '{ me { name } }' })],
    [
      'A32: an unknown text with its own hash',
      byId(sha256Of('{ me { name } }'), { query: '{ me { name } }' }),
    ],
    ['nothing', '{}'],
    ['introspection', JSON.stringify({ query: '{ __schema { queryType { name } } }' })],
  ])('%s is refused, and no ministry is asked', async (_, body) => {
    const before = shop.users.calls.length;
    const { status, body: said } = await post(shop.router.url, body);
    expect([status, said.errors?.map(({ extensions }) => extensions)]).toEqual([
      400,
      [{ code: 'UNKNOWN_DOCUMENT' }],
    ]);
    expect(shop.users.calls.length).toBe(before);
  });

  test('A32: a text that was refused with its hash is not known by it afterwards', async () => {
    const query = 'query Poison { me { email } }';
    await post(shop.router.url, byId(sha256Of(query), { query }));
    const { status, body } = await post(shop.router.url, byId(sha256Of(query)));
    expect([status, body.errors?.[0]?.extensions?.code]).toEqual([400, 'UNKNOWN_DOCUMENT']);
  });

  test('A32: a known text under the hash of another is refused', async () => {
    const { status } = await post(shop.router.url, byId(sha256Of(first), { query: me }));
    expect(status).toBe(400);
  });
});

describe('a document that was registered for an app', () => {
  const open = 'query Open { __typename }';
  const own = 'query Own { people: __typename }';
  let town: Town;
  beforeAll(async () => {
    const trustedDocuments = new TrustedDocuments(
      manifestOf(operation('Open', open), operation('Own', own, { clientName: 'app-one' })),
    );
    town = await startTown({ limits: { ...usualLimits, trustedDocuments } });
  });
  afterAll(() => town.stop());

  const statusOf = async (body: string, client_id: string | null) => {
    const authorization =
      client_id === null ? null : `Bearer ${await town.provider.token({ claims: { client_id } })}`;
    const { status } = await post(town.url, body, authorization === null ? {} : { authorization });
    return status;
  };

  test('is answered to that app by its id and by its text', async () => {
    expect(await statusOf(byId(sha256Of(own)), 'app-one')).toBe(200);
    expect(await statusOf(JSON.stringify({ query: own }), 'app-one')).toBe(200);
  });

  test.each(['app-two', null])('A32: is unknown to %s', async (client) => {
    expect(await statusOf(byId(sha256Of(own)), client)).toBe(400);
    expect(await statusOf(JSON.stringify({ query: own }), client)).toBe(400);
    expect(await statusOf(byId(sha256Of(open)), client)).toBe(200);
  });
});

test.each([
  ['', 'The trusted documents are not JSON.'],
  ['[]', 'The trusted documents are no manifest of persisted queries: all of it'],
  ['{"format":"x","version":1,"operations":[]}', 'persisted queries: format'],
  [manifestOf({ id: 'x', name: 'X', type: 'query' }), 'persisted queries: operations.0.body'],
  [manifestOf({ id: 'x', name: 'X', type: 'subscription', body: 'x' }), 'operations.0.type'],
  [manifestOf(operation('A', me), { ...operation('B', named), id: sha256Of(me) }), 'two texts under the id'],
])('a manifest like %j does not start a router', (json, message) => {
  expect(() => new TrustedDocuments(json)).toThrow(StartError);
  expect(() => new TrustedDocuments(json)).toThrow(message);
});
