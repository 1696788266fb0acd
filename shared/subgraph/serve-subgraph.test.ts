import { Writable } from 'node:stream';
import { request } from 'undici';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { EnvelopeSealer, envelopeHeader } from '../auth/envelope.js';
import { freePort } from '../database/embedded-cluster.js';
import { urlOf } from '../database/provision.js';
import { createLogger } from '../observability/logger.js';
import { senders, storeParcels } from '../testing/sample/parcel.arbitrary.js';
import { postOffice } from '../testing/sample/subgraph.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { testKey, viewers } from '../testing/viewers.js';
import { fixedClock } from '../time/clock.js';
import { type RunningSubgraph, type ServeOptions, serveSubgraph } from './serve-subgraph.js';

const lines: string[] = [];
const log = createLogger(
  'postoffice',
  'trace',
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  }),
);
const [sender = ''] = senders;
const parcel = {
  id: '123e4567-e89b-42d3-a456-426614174000',
  senderId: sender,
  label: 'a',
  postage: 2n ** 63n - 1n,
  sentOn: '2024-01-31',
  takenInAt: new Date('2024-01-31T02:00:00.123Z'),
  note: null,
};

let database: TestDatabase;
let running: RunningSubgraph;

const serve = (changes: Partial<ServeOptions> = {}) =>
  serveSubgraph(postOffice, {
    databaseUrl: database.appUrl,
    port: 0,
    host: '127.0.0.1',
    clock: fixedClock('2024-01-31'),
    graph: { ask: async () => null },
    envelopeKeys: [testKey],
    log,
    ...changes,
  });

beforeAll(async () => {
  database = await createTestDatabase(postOffice);
  await storeParcels(database, [parcel]);
});
beforeEach(async () => {
  lines.length = 0;
  running = await serve();
});
afterEach(() => running?.stop());
afterAll(() => database.drop());

const sealer = new EnvelopeSealer('postoffice', testKey);
const postman = viewers.officer({ agency: '000' });

async function post(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const sent = JSON.stringify({ query, variables });
  const { body } = await request(running.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [envelopeHeader]: sealer.seal(postman, sent) },
    body: sent,
  });
  const reply = await body.json();
  return reply as {
    data: Record<string, unknown> | null;
    errors?: { message: string; path: string[]; extensions: object }[];
  };
}

const connections = async () => {
  const [row] = await database.sql<{ count: number }>(
    "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'postoffice'",
  );
  return row?.count;
};

test('a ministry answers what its resolvers say, amounts to the last digit', async () => {
  const { data } = await post(`{ parcel(id: "${parcel.id}") { label postage sentOn takenInAt note } }`);
  expect(data).toEqual({
    parcel: {
      label: 'a',
      postage: '9223372036854775807',
      sentOn: '2024-01-31',
      takenInAt: '2024-01-31T02:00:00.123Z',
      note: null,
    },
  });
});

test('it publishes its schema to the router', async () => {
  const { data } = await post('{ _service { sdl } }');
  expect(data).toEqual({ _service: { sdl: expect.stringContaining('type Parcel\n  @key(fields: "id")') } });
});

test('it resolves references: an unknown one is null, and nonsense among them fails none', async () => {
  const { data, errors } = await post(
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Parcel { label } ... on Sender { parcels { nodes { label } } } } }',
    {
      r: [
        { __typename: 'Parcel', id: parcel.id },
        { __typename: 'Parcel', id: 'nonsense' },
        { __typename: 'Parcel' },
        { __typename: 'Sender', id: sender },
        { __typename: 'Sender', id: 'nonsense' },
      ],
    },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    _entities: [{ label: 'a' }, null, null, { parcels: { nodes: [{ label: 'a' }] } }, null],
  });
});

test('one list asked for wrongly does not take with it the others of its kind', async () => {
  const { data, errors } = await post(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Sender {
       good: parcels(first: 1) { nodes { label } pageInfo { hasNextPage } } } } }`,
    { r: [{ __typename: 'Sender', id: sender }] },
  );
  expect([data, errors]).toEqual([
    { _entities: [{ good: { nodes: [{ label: 'a' }], pageInfo: { hasNextPage: false } } }] },
    undefined,
  ]);
});

test.each([0, -1, 101, 1_000_000])(
  'a page of %i is BAD_USER_INPUT at first, and nothing else',
  async (first) => {
    const { errors } = await post('query ($first: Int!) { parcels(first: $first) { nodes { id } } }', {
      first,
    });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', argument: 'first' },
    ]);
  },
);

test('a cursor is given with each edge and leads on from there', async () => {
  const { data } = await post(
    '{ parcels(first: 1) { edges { cursor } pageInfo { startCursor endCursor } } }',
  );
  const [{ cursor }] = (data as { parcels: { edges: [{ cursor: string }] } }).parcels.edges;
  expect(data).toEqual({
    parcels: { edges: [{ cursor }], pageInfo: { startCursor: cursor, endCursor: cursor } },
  });
  const next = await post(
    'query ($after: Cursor) { parcels(after: $after) { nodes { id } pageInfo { hasPreviousPage } } }',
    {
      after: cursor,
    },
  );
  expect(next.data).toEqual({ parcels: { nodes: [], pageInfo: { hasPreviousPage: true } } });
});

describe('nothing a client sends reaches the log', () => {
  const secret = '9801011708900001';

  test.each([
    ['in an error nobody foresaw', 'mutation ($w: String!) { breakDown(words: $w) }', { w: secret }],
    ['in a literal that is wrong', `{ parcel(id: "${secret}") { id } }`, {}],
    ['in a variable that is wrong', 'query ($id: UUID!) { parcel(id: $id) { id } }', { id: secret }],
    ['in a document that is no GraphQL', `{ "${secret} `, {}],
    ['in the name of a field', `{ x${secret} }`, {}],
    ['in the name of the operation', `query x${secret} { parcels { nodes { id } } }`, {}],
  ])('%s', async (_, query, variables) => {
    await post(query, variables);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('')).not.toContain(secret);
  });
});

test('it offers no page to click on: people read the graph at the router', async () => {
  const { statusCode, headers } = await request(running.url, { headers: { accept: 'text/html' } });
  expect(statusCode).toBe(401);
  expect(headers['content-type']).toMatch(/^application\/json/);
});

test('a thousand mistakes are answered by twenty', async () => {
  const fields = Array.from({ length: 1_000 }, (_, i) => `a${i}: parcel(id: "${i}") { label }`);
  const { errors } = await post(`{ ${fields.join(' ')} }`);
  expect(errors).toHaveLength(20);
});

test('it is ready while its database answers', async () => {
  const ready = async () => (await request(new URL('/health/ready', running.url))).statusCode;
  expect(await ready()).toBe(200);
  await running.db.destroy();
  expect(await ready()).toBe(503);
  await running.db.initialize();
});

describe('it stops', () => {
  test('once what is in flight is answered, and lets go of the database', async () => {
    const other = await serve();
    const sent = JSON.stringify({ query: `{ slow(ms: "300") parcel(id: "${parcel.id}") { label } }` });
    const inFlight = request(other.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [envelopeHeader]: sealer.seal(postman, sent) },
      body: sent,
    });
    await new Promise((later) => setTimeout(later, 100));
    await other.stop();
    expect(await (await inFlight).body.json()).toEqual({ data: { slow: 'done', parcel: { label: 'a' } } });
    await running.stop();
    await vi.waitFor(async () => expect(await connections()).toBe(0));
    running = await serve();
  });
});

describe('it does not start, says why in one sentence, and holds no connection,', () => {
  test('when its port is taken', async () => {
    const before = await connections();
    const port = Number(new URL(running.url).port);
    await expect(serve({ port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
    await vi.waitFor(async () => expect(await connections()).toBe(before));
  });

  test('when nobody listens at the address of its database', async () => {
    const port = await freePort();
    await expect(serve({ databaseUrl: `postgres://app:secret@127.0.0.1:${port}/x` })).rejects.toMatchObject({
      name: 'StartError',
      message: 'The database of postoffice cannot be reached (ECONNREFUSED). Check POSTOFFICE_DATABASE_URL.',
    });
  });

  test.each([
    ['its password is wrong', { password: 'wrong' }, '28P01'],
    ['there is no such database', { database: 'nowhere' }, '3D000'],
  ])('when %s, repeating neither address nor password', async (_, parts, code) => {
    const databaseUrl = urlOf(database.appUrl, {
      database: new URL(database.appUrl).pathname.slice(1),
      ...parts,
    });
    await expect(serve({ databaseUrl })).rejects.toMatchObject({
      name: 'StartError',
      message: `The database of postoffice cannot be reached (${code}). Check POSTOFFICE_DATABASE_URL.`,
    });
  });
});
