import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnvelopeSealer, envelopeHeader } from '../auth/envelope.js';
import { unauthenticated } from '../auth/unauthenticated.js';
import { postOffice } from '../testing/sample/subgraph.js';
import { type SubgraphUnderTest, startSubgraph } from '../testing/subgraph-under-test.js';
import { testKey, viewers } from '../testing/viewers.js';

let postoffice: SubgraphUnderTest;
beforeAll(async () => {
  postoffice = await startSubgraph(postOffice);
});
afterAll(() => postoffice.stop());

const viewer = viewers.officer({ agency: '000' });
const sealer = new EnvelopeSealer('postoffice', testKey);
const bodyOf = (query: string, variables = {}) => JSON.stringify({ query, variables });
const entities = bodyOf('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Sender { id } } }', {
  r: [{ __typename: 'Sender', id: '11111111-1111-4111-8111-111111111111' }],
});
const questions = [
  ['the schema it publishes', bodyOf('{ _service { sdl } }')],
  ['entities', entities],
  ['a field', bodyOf('{ parcels { nodes { id } } }')],
  ['its introspection', bodyOf('{ __schema { types { name } } }')],
  ['nothing at all', ''],
  ['what is no JSON', '{'],
] as const;

type Headers = Readonly<Record<string, string>>;

async function send(body: string, headers: Headers) {
  const reply = await request(postoffice.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const { 'x-request-id': _, date: __, ...rest } = reply.headers;
  return { status: reply.statusCode, headers: rest, text: await reply.body.text() };
}

const past = () => new Date(Date.now() - 60_000);

/** What may be wrong with an envelope, around a body that is right. */
const wrong: readonly (readonly [string, (body: string) => Headers])[] = [
  ['no envelope', () => ({})],
  ['an empty envelope', () => ({ [envelopeHeader]: '' })],
  ['an envelope that is none', () => ({ [envelopeHeader]: 'e30.e30' })],
  ['a token instead', () => ({ authorization: `Bearer ${sealer.seal(viewer, '')}` })],
  ['an envelope around another body', (body) => ({ [envelopeHeader]: sealer.seal(viewer, `${body} `) })],
  [
    'another ministry’s envelope',
    (body) => ({ [envelopeHeader]: new EnvelopeSealer('health', testKey).seal(viewer, body) }),
  ],
  [
    'an envelope of a key that it does not know',
    (body) => ({
      [envelopeHeader]: new EnvelopeSealer('postoffice', { ...testKey, secret: Buffer.alloc(32, 8) }).seal(
        viewer,
        body,
      ),
    }),
  ],
  [
    'an envelope of a minute ago',
    (body) => ({ [envelopeHeader]: new EnvelopeSealer('postoffice', testKey, past).seal(viewer, body) }),
  ],
];

describe.each(questions)('A35: who asks a ministry itself for %s', (_, body) => {
  test.each(wrong)('with %s is told nothing, in always the same words', async (__, headersFor) => {
    const reply = await send(body, headersFor(body));
    expect(reply).toEqual(await send('{}', {}));
    expect([reply.status, JSON.parse(reply.text)]).toEqual([401, unauthenticated]);
  });
});

test('A35: nor is anything told by GET, with an envelope too', async () => {
  const query = encodeURIComponent('{ _service { sdl } }');
  const { statusCode, body } = await request(`${postoffice.url}?query=${query}`, {
    headers: { [envelopeHeader]: sealer.seal(viewer, ''), 'apollo-require-preflight': '1' },
  });
  expect([statusCode, await body.json()]).toEqual([401, unauthenticated]);
});

test('A36: a call that was overheard is answered no second time, even of twenty at once', async () => {
  const headers = { [envelopeHeader]: sealer.seal(viewer, entities) };
  const replies = await Promise.all(Array.from({ length: 20 }, () => send(entities, headers)));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(401)]);
});

test('A36: an overheard envelope carries no other question', async () => {
  const headers = { [envelopeHeader]: sealer.seal(viewer, entities) };
  expect((await send(bodyOf('{ parcels { nodes { id } } }'), headers)).status).toBe(401);
  expect((await send(entities, headers)).status).toBe(200);
});

test('A37: who asks stands in the envelope alone, whatever other headers say', async () => {
  const body = bodyOf('{ parcels { nodes { id } } }');
  const forged = { 'x-user': 'admin', 'x-viewer': '{"kind":"service"}', 'x-purpose': 'STATISTICS' };
  expect((await send(body, forged)).status).toBe(401);
  const said = await send(body, { ...forged, [envelopeHeader]: sealer.seal(viewer, body) });
  expect(JSON.parse(said.text)).toEqual({ data: { parcels: { nodes: [] } } });
});

test.each(questions.slice(0, 4))('with an envelope it answers %s', async (_, body) => {
  const reply = await send(body, { [envelopeHeader]: sealer.seal(viewer, body) });
  expect(reply.status).toBe(200);
  expect(JSON.parse(reply.text)).not.toHaveProperty('errors');
});

test('a body that is no JSON is refused as such to the router alone', async () => {
  const reply = await send('{', { [envelopeHeader]: sealer.seal(viewer, '{') });
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text).errors[0].extensions.code).toBe('BAD_REQUEST');
});
