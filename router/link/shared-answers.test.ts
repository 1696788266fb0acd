import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EnvelopeOpener } from '../../shared/auth/envelope.js';
import { anonymous, type Viewer } from '../../shared/auth/viewer.js';
import { LinkUnderTest } from '../testing/link-under-test.js';
import { shopResolvers, shopSdl } from '../testing/shop-subgraphs.js';
import { sendJson, startTinySubgraph, type TinySubgraph } from '../testing/tiny-subgraph.js';

const key = { kid: 'test', secret: Buffer.alloc(32, 7) };
const me = '{ me { name } }';
const slowMs = 100;
/** On a busy machine a shorter deadline would make some calls two. */
const noSecondTryMs = 20_000;

let users: TinySubgraph;
let link: LinkUnderTest;
/** Whom each call was made for, as the subgraph learnt it. */
let seen: (Viewer | null)[];
beforeAll(async () => {
  users = await startTinySubgraph(shopSdl.users, shopResolvers.users);
});
beforeEach(() => {
  seen = [];
  link = new LinkUnderTest(users.url, { deadlineMs: noSecondTryMs }, true);
  const opener = new EnvelopeOpener('users', [key]);
  users.behave(async (response) => {
    const call = users.calls.at(-1);
    const viewer = opener.open(call?.headers['x-envelope'], call?.body ?? '');
    seen.push(viewer);
    await sleep(slowMs);
    sendJson(response, JSON.stringify({ data: { me: { name: viewer?.subject } } }));
  });
});
afterEach(() => link.close());
afterAll(() => users.stop());

const budi: Viewer = {
  ...anonymous,
  kind: 'citizen',
  subject: 'budi',
  clientId: 'app',
  citizenId: '0f2a4c6e-1111-4222-8333-444455556666',
  scopes: ['a', 'b'],
  assurance: 1,
};
const named = (name: string) => ({ data: { me: { name } } });

test('one viewer’s calls that are alike share an answer while it is on the way, and each has a copy', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => link.ask(me, { as: { ...budi } })));
  expect(answers).toEqual([named('budi'), named('budi'), named('budi')]);
  expect(new Set(answers).size).toBe(3);
  expect(link.outcomes.toSorted()).toEqual(['ANSWERED', 'SHARED', 'SHARED']);
  await link.ask(me, { as: budi });
  expect(seen).toHaveLength(2);
});

describe('F24: nothing is shared', () => {
  test('between two viewers who ask the same', async () => {
    const dewi = { ...budi, subject: 'dewi', citizenId: '0f2a4c6e-1111-4222-8333-444455557777' };
    const answers = await Promise.all([budi, dewi, anonymous].map((as) => link.ask(me, { as })));
    expect(answers).toEqual([named('budi'), named('dewi'), named('')]);
    expect(seen).toEqual([budi, dewi, anonymous]);
  });

  test.each<Partial<Viewer>>([
    { kind: 'officer' },
    { subject: 'budi elsewhere' },
    { clientId: 'another app' },
    { citizenId: null },
    { wards: ['0f2a4c6e-1111-4222-8333-444455558888'] },
    { agency: '060' },
    { scopes: ['a'] },
    { scopes: ['a b'] },
    { assurance: 2 },
    { purpose: 'STATISTICS' },
    { lawfulBasis: 'CONSENT' },
  ])('between viewers who differ in %j', async (difference) => {
    await Promise.all([budi, { ...budi, ...difference }].map((as) => link.ask(me, { as })));
    expect(seen).toHaveLength(2);
  });

  test('between different questions, nor of a mutation, nor where the caller says so', async () => {
    await Promise.all([me, '{ me { email } }'].map((query) => link.ask(query, { as: budi })));
    expect(seen).toHaveLength(2);
    await Promise.all([1, 2].map(() => link.ask('mutation { a }', { as: budi, isQuery: false })));
    expect(seen).toHaveLength(4);
    await Promise.all([1, 2].map(() => link.ask(me, { as: budi, isShareable: false })));
    expect(seen).toHaveLength(6);
  });

  test('in a graph without rules, unless the caller says so', async () => {
    const open = new LinkUnderTest(users.url, { deadlineMs: noSecondTryMs });
    await Promise.all([1, 2].map(() => open.ask(me)));
    expect(seen).toHaveLength(2);
    await Promise.all([1, 2].map(() => open.ask(me, { isShareable: true })));
    expect(seen).toHaveLength(3);
    await open.close();
  });

  test('with what was on the way before a mutation ended: it may have been read before the change', async () => {
    const before = link.ask(me, { as: budi });
    await sleep(slowMs / 2);
    void link
      .ask('mutation { a }', { as: budi, isQuery: false, endsAt: performance.now() + 10 })
      .catch(() => {});
    await sleep(slowMs / 4);
    await Promise.all([before, link.ask(me, { as: budi })]);
    expect(seen).toHaveLength(3);
  });
});

test('what is public is shared between viewers, and asked for nobody', async () => {
  const dewi = { ...budi, subject: 'dewi' };
  const answers = await Promise.all([budi, dewi].map((as) => link.ask(me, { as, isPublic: true })));
  expect(answers).toEqual([named(''), named('')]);
  expect(seen).toEqual([anonymous]);
});

test('F24: a failure is shared with whoever waits for it, and with nobody after', async () => {
  const opener = new EnvelopeOpener('users', [key]);
  users.behave(async (response) => {
    seen.push(opener.open(users.calls.at(-1)?.headers['x-envelope'], users.calls.at(-1)?.body ?? ''));
    await sleep(slowMs);
    response.writeHead(500).end();
  });
  const outcomes = await Promise.allSettled([1, 2].map(() => link.ask(me, { as: budi })));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(seen).toHaveLength(1);
  await expect(link.ask(me, { as: budi })).rejects.toThrow();
  expect(seen).toHaveLength(2);
});
