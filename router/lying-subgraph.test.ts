import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { faultCodes } from '../shared/errors/fault.js';
import { type Shop, startShop } from './testing/shop.js';
import { type Behaviour, sendJson } from './testing/tiny-subgraph.js';

const deadlineMs = 400;
let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ deadlineMs });
});
afterEach(() => {
  for (const name of ['products', 'reviews'] as const) shop[name].behave();
});
afterAll(() => shop.stop());

const json = { 'content-type': 'application/json' };
const lies: Readonly<Record<string, Behaviour>> = {
  'answers 500': (response) => response.writeHead(500, json).end('{"data":{}}'),
  'answers 500 and never ends': (response) => response.writeHead(500, json).write('{'),
  'redirects elsewhere': (response) =>
    response.writeHead(307, { ...json, location: shop.products.url }).end('{"data":null}'),
  'answers a page': (response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello</p>'),
  'says its answer is something else': async (response, honest) =>
    response.writeHead(200, { 'content-type': 'application/jsonp' }).end(await honest()),
  'compresses unasked': (response) =>
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(Buffer.from([0x1f, 0x8b, 8])),
  'answers garbage': (response) => sendJson(response, '\u0000ÿ{]'),
  'cuts its JSON off': async (response, honest) => sendJson(response, (await honest()).slice(0, -3)),
  'promises more bytes than it sends': (response) => {
    response.writeHead(200, { ...json, 'content-length': '1000' }).write('{"data":');
    setTimeout(() => response.destroy(), 20);
  },
  'answers nothing': (response) => response.writeHead(200, json).end(),
  'answers null': (response) => sendJson(response, 'null'),
  'answers neither data nor errors': (response) => sendJson(response, '{"data":null,"errors":[]}'),
  'answers a list': (response) => sendJson(response, '[{"data":{"_entities":[null,null,null]}}]'),
  'answers one entity too few': (response) => sendJson(response, '{"data":{"_entities":[null,null]}}'),
  'answers one entity too many': (response) =>
    sendJson(response, '{"data":{"_entities":[null,null,null,null]}}'),
  'answers no entities': (response) => sendJson(response, '{"data":{}}'),
  'answers entities that are none': (response) => sendJson(response, '{"data":{"_entities":["a",1,true]}}'),
  'answers an object for a list': (response) =>
    sendJson(response, '{"data":{"_entities":[{"reviews":{"body":"x"}},null,null]}}'),
  'answers a list for an object': (response) =>
    sendJson(response, '{"data":{"_entities":[{"reviews":[[{"body":"x"}]]},null,null]}}'),
  'answers 100 megabytes': (response) => {
    response.writeHead(200, json);
    const megabyte = Buffer.alloc(1024 * 1024, ' ');
    let sent = 0;
    const send = () => {
      while (sent < 100 && !response.destroyed) {
        sent += 1;
        if (!response.write(megabyte)) return void response.once('drain', send);
      }
      response.end();
    };
    send();
  },
  'never answers': () => {},
  'never ends': (response) => response.writeHead(200, json).write('{"data":'),
  'drips byte by byte': (response) => {
    response.writeHead(200, json);
    const dripping = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(dripping));
  },
  'hangs up': (response) => response.destroy(),
  'does not speak HTTP': (response) => response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n'),
};

test.each(Object.entries(lies))(
  'a subgraph that %s costs its own fields and no more',
  async (_, behaviour) => {
    shop.reviews.behave(behaviour);
    const started = performance.now();
    const { status, body } = await shop.query('{ topProducts { name reviews { body } } }');
    expect(performance.now() - started).toBeLessThan(2 * deadlineMs);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      topProducts: [1, 2, 3].map((n) => ({ name: `Product ${n}`, reviews: null })),
    });
    expect(body.errors).toEqual(
      [0, 1, 2].map((at) => ({
        message: 'The subgraph "reviews" did not answer.',
        path: ['topProducts', at, 'reviews'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'reviews' },
      })),
    );
  },
);

test('whatever JSON a subgraph answers, the others stand and every error has a code', async () => {
  const anything = fc.jsonValue({ maxDepth: 4 });
  const entity = fc.record({ __typename: anything, reviews: anything, name: anything }, { requiredKeys: [] });
  const bodies = fc.oneof(
    anything,
    fc.record({ data: anything, errors: anything, extensions: anything }, { requiredKeys: [] }),
    fc.record({ data: fc.record({ _entities: fc.array(entity, { minLength: 2, maxLength: 4 }) }) }),
    fc.record({
      errors: fc.array(
        fc.record({ message: fc.string(), path: anything, extensions: anything }, { requiredKeys: [] }),
      ),
    }),
  );
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      shop.reviews.behave((response) => sendJson(response, JSON.stringify(body)));
      const answer = await shop.query('{ topProducts { name reviews { body } } }');
      expect(answer.status).toBe(200);
      expect(answer.body.data).toMatchObject({
        topProducts: [1, 2, 3].map((n) => ({ name: `Product ${n}` })),
      });
      for (const { extensions } of answer.body.errors ?? [])
        expect(faultCodes).toHaveProperty(String(extensions?.code));
    }),
    { numRuns: 200 },
  );
});
