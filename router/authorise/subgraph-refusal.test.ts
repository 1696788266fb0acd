import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { EnvelopeOpener } from '../../shared/auth/envelope.js';
import { sendJson } from '../testing/tiny-subgraph.js';
import { startTown, type Town } from '../testing/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterEach(() => town.tax.behave());
afterAll(() => town.stop());

test.each(['UNAUTHORIZED_FIELD', 'PURPOSE_REQUIRED'])(
  "a subgraph's own %s is told at its place",
  async (code) => {
    town.tax.behave((response) => {
      const error = {
        message: 'Not this one.',
        path: ['_entities', 0, 'income'],
        extensions: { code, inner: 'x' },
      };
      sendJson(response, JSON.stringify({ data: { _entities: [{ income: null }] }, errors: [error] }));
    });
    expect((await town.as({}, '{ me { id income } }')).body).toEqual({
      data: { me: { id: 'p1', income: null } },
      errors: [{ message: 'Not this one.', path: ['me', 'income'], extensions: { code } }],
    });
  },
);

test('a subgraph that does not take the word of the router is unavailable; the client is not the one at fault', async () => {
  town.tax.behave((response) => {
    const error = { message: 'The envelope is not valid.', extensions: { code: 'UNAUTHENTICATED' } };
    response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ errors: [error] }));
  });
  const { body } = await town.as({}, '{ me { id income } }');
  expect(body.data).toEqual({ me: { id: 'p1', income: null } });
  expect(body.errors).toMatchObject([
    { path: ['me', 'income'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
  ]);
});

test("A39: every call has an envelope of its own, good at its subgraph and at no other's", async () => {
  const { calls } = await town.watch(() => town.as({}, '{ me { grade } people { income } town }'));
  expect(calls.length).toBeGreaterThan(3);
  const openerOf = (name: string) => new EnvelopeOpener(name, town.keys.get(name) ?? []);
  const openers = ['register', 'tax', 'aid'].map(openerOf);
  for (const { headers, body } of calls) {
    const opened = openers.map((opener) => opener.open(headers['x-envelope'], body));
    expect(opened.filter((viewer) => viewer?.kind === 'citizen')).toHaveLength(1);
    expect(openers.every((opener) => opener.open(headers['x-envelope'], body) === null)).toBe(true);
  }
});

test('a call that is sent again, because its connection broke, has another envelope', async () => {
  town.tax.behave((response) => {
    town.tax.behave();
    response.destroy();
  });
  const { reply, calls } = await town.watch(() => town.as({}, '{ me { income } }'));
  expect(reply.body).toEqual({ data: { me: { income: 5 } } });
  const envelopes = calls.map(({ headers }) => headers['x-envelope']);
  expect(calls).toHaveLength(3);
  expect(new Set(envelopes).size).toBe(3);
});
