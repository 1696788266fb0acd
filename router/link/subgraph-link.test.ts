import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anonymous } from '../../shared/auth/viewer.js';
import { LinkUnderTest } from '../testing/link-under-test.js';
import { shopResolvers, shopSdl } from '../testing/shop-subgraphs.js';
import { sendJson, startTinySubgraph, type TinySubgraph } from '../testing/tiny-subgraph.js';
import { defaultBreaker } from './breaker.js';

let users: TinySubgraph;
let link: LinkUnderTest;
beforeAll(async () => {
  users = await startTinySubgraph(shopSdl.users, shopResolvers.users);
});
beforeEach(() => {
  link = new LinkUnderTest(users.url);
});
afterEach(async () => {
  users.behave();
  await link.close();
});
afterAll(() => users.stop());

const me = '{ me { name } }';
const answer = { data: { me: { name: 'User u1' } } };
const unavailable = expect.objectContaining({
  message: 'The subgraph "users" did not answer.',
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'users' },
});
const asked = () => users.calls.length;
const askedSince = (before: number) => users.calls.length - before;

describe('F04: what is no GraphQL answer is the same fault', () => {
  test.each([
    ['a 500', 500, {}, 'broken', 'FAILED'],
    ['a 500 that looks like one', 500, { 'content-type': 'application/json' }, '{"data":{}}', 'FAILED'],
    ['a page of HTML', 200, { 'content-type': 'text/html' }, '<html>', 'FAILED'],
    ['a 401', 401, { 'content-type': 'application/json' }, '{"errors":[]}', 'FAILED'],
    ['a 404 of a proxy', 404, { 'content-type': 'text/html' }, 'not found', 'REFUSED'],
    ['a body shorter than it says', 200, { 'content-length': '999' }, '{"data":', 'TIMEOUT'],
  ])('%s', async (_, status, headers, body, reason) => {
    users.behave((response) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body),
    );
    await expect(link.ask(me)).rejects.toThrow(unavailable);
    expect(link.outcomes).toEqual([reason]);
  });

  test('and what it said is in no log', async () => {
    users.behave((response) => response.writeHead(500).end('9801011708900001'));
    await expect(link.ask(me)).rejects.toThrow(unavailable);
    expect(link.logged.join('')).toContain('status 500');
    expect(link.logged.join('')).not.toContain('9801011708900001');
  });
});

test('A19: an answer that is too large is not read on, and does not close the subgraph to others', async () => {
  await link.close();
  link = new LinkUnderTest(users.url, { answerBytesMax: 10_000 });
  const wholeBody = ' '.repeat(1_000_000);
  users.behave((response) => sendJson(response, wholeBody));
  for (let i = 0; i < 12; i += 1) await expect(link.ask(me)).rejects.toThrow(unavailable);
  expect(new Set(link.outcomes)).toEqual(new Set(['TOO_LARGE']));
  expect(link.turned).toEqual([]);
  users.behave();
  expect(await link.ask(me)).toEqual(answer);
});

test('A19: a redirect is not followed, and a cookie not sent back', async () => {
  const other = await startTinySubgraph(shopSdl.users, shopResolvers.users);
  users.behave((response) => response.writeHead(307, { location: other.url }).end());
  await expect(link.ask(me)).rejects.toThrow(unavailable);
  expect(other.calls).toEqual([]);
  await other.stop();
  users.behave(async (response, honest) => {
    response.setHeader('set-cookie', 'session=1');
    sendJson(response, await honest());
  });
  await link.ask(me);
  await link.ask(me);
  expect(users.calls.at(-1)?.headers).not.toHaveProperty('cookie');
});

describe('F04: a subgraph that asks to be let alone', () => {
  test.each([429, 503])('with %i and Retry-After is not called until then', async (status) => {
    users.behave((response) => response.writeHead(status, { 'retry-after': '1' }).end());
    await expect(link.ask(me)).rejects.toThrow(unavailable);
    users.behave();
    const before = asked();
    await expect(link.ask(me)).rejects.toThrow(unavailable);
    expect([askedSince(before), link.outcomes.at(-1)]).toEqual([0, 'OPEN']);
    await sleep(1_050);
    expect(await link.ask(me)).toEqual(answer);
  });
});

describe('F03: a second try', () => {
  const breaks = () => users.behave((response) => response.destroy());

  test('of a query is made once when its connection broke, and of a mutation never', async () => {
    breaks();
    const before = asked();
    await expect(link.ask(me)).rejects.toThrow(unavailable);
    expect([askedSince(before), link.secondTries]).toEqual([2, 1]);
    await expect(link.ask('mutation { change }', { isQuery: false })).rejects.toThrow(unavailable);
    expect(askedSince(before)).toBe(3);
  });

  test('has its own envelope, which is good for one call', async () => {
    const guarded = new LinkUnderTest(users.url, {}, true);
    breaks();
    const before = asked();
    await expect(guarded.ask(me, { as: anonymous })).rejects.toThrow(unavailable);
    const envelopes = users.calls.slice(before).map(({ headers }) => headers['x-envelope']);
    expect(new Set(envelopes).size).toBe(2);
    await guarded.close();
  });

  test('of a mutation is not made however long nothing comes', async () => {
    users.behave(() => {});
    const before = asked();
    await expect(link.ask('mutation { change }', { isQuery: false })).rejects.toThrow(unavailable);
    expect([askedSince(before), link.outcomes]).toEqual([1, ['TIMEOUT']]);
  });
});

describe('F02: the deadline', () => {
  test('holds for an answer that never ends', async () => {
    users.behave((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const dripping = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(dripping));
    });
    await expect(link.ask(me)).rejects.toThrow(unavailable);
    expect(link.outcomes).toEqual(['TIMEOUT']);
  });

  test('of a request is kept when it comes first, which says nothing of the subgraph', async () => {
    users.behave(() => {});
    const begunAt = performance.now();
    await Promise.allSettled(
      Array.from({ length: 20 }, () => link.ask(me, { endsAt: performance.now() + 100 })),
    );
    expect(performance.now() - begunAt).toBeLessThan(900);
    expect(link.turned).toEqual([]);
  });

  test('of a request that has passed makes no call', async () => {
    const before = asked();
    await expect(link.ask(me, { endsAt: performance.now() })).rejects.toThrow(unavailable);
    expect([askedSince(before), link.outcomes]).toEqual([0, ['GIVEN_UP']]);
  });
});

test('F02: more calls than may be on the way and waiting are refused at once, and none of them is made later', async () => {
  await link.close();
  link = new LinkUnderTest(users.url, { concurrencyMax: 3, queueMax: 2, breaker: neverOpens });
  users.behave(() => {});
  await Promise.allSettled(
    Array.from({ length: 10 }, () => link.ask('mutation { many }', { isQuery: false })),
  );
  expect(link.outcomes.toSorted()).toEqual([...times(7, 'BUSY'), ...times(3, 'TIMEOUT')]);
  await sleep(100);
  expect(users.calls.filter(({ query }) => query === 'mutation { many }')).toHaveLength(3);
});

test('F01: a subgraph that fails is not called until it may try, and comes back by itself', async () => {
  await link.close();
  link = new LinkUnderTest(users.url, { breaker: { ...defaultBreaker, openMs: 300 } });
  users.behave((response) => response.writeHead(500).end());
  for (let i = 0; i < 10; i += 1) await expect(link.ask(me)).rejects.toThrow(unavailable);
  const before = asked();
  for (let i = 0; i < 50; i += 1) await expect(link.ask(me)).rejects.toThrow(unavailable);
  expect([askedSince(before), link.turned]).toEqual([0, ['OPEN']]);
  users.behave();
  await sleep(350);
  expect(await link.ask(me)).toEqual(answer);
  expect(link.turned).toEqual(['OPEN', 'HALF_OPEN', 'CLOSED']);
});

test('a GraphQL error, with 200 or 400, is an answer and no failure of the link', async () => {
  for (const status of [200, 400]) {
    users.behave((response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"errors":[{"message":"no"}]}'),
    );
    for (let i = 0; i < 12; i += 1) expect(await link.ask(me)).toEqual({ errors: [{ message: 'no' }] });
  }
  expect(link.turned).toEqual([]);
});

const times = (count: number, outcome: string) => Array.from({ length: count }, () => outcome);
const neverOpens = { ...defaultBreaker, callsMin: Number.POSITIVE_INFINITY };
