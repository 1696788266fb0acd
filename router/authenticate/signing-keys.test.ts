import { exportJWK, type FlattenedJWSInput, type JSONWebKeySet, type JWSHeaderParameters } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyOf, startProvider, type TestProvider } from '../testing/provider.js';
import { PublishedKeys } from './published-keys.js';
import { SigningKeys } from './signing-keys.js';

const ages = { fresh: 100, max: 1_000, cooldown: 10 };
const token: FlattenedJWSInput = { payload: '', signature: '' };

let keys: JSONWebKeySet;
beforeAll(async () => {
  keys = await keySet('k1');
});

async function keySet(...kids: readonly string[]): Promise<JSONWebKeySet> {
  return {
    keys: await Promise.all(
      kids.map(async (kid) => ({ ...(await exportJWK((await keyOf(kid)).publicKey)), kid, alg: 'ES256' })),
    ),
  };
}

/** A provider whose answers, and a clock whose time, a test says. */
function arrange() {
  const state = { now: 0, asked: 0, answer: async () => keys };
  const signing = new SigningKeys(
    () => {
      state.asked += 1;
      return state.answer();
    },
    ages,
    () => state.now,
  );
  const find = (kid: string) => signing.find({ alg: 'ES256', kid } satisfies JWSHeaderParameters, token);
  return { state, find };
}

const silent = () => Promise.reject(new Error('down'));

test('keys are asked for once, however many tokens come at once', async () => {
  const { state, find } = arrange();
  await Promise.all(Array.from({ length: 200 }, () => find('k1')));
  expect(state.asked).toBe(1);
});

test('200 unknown keys at once are asked for once, and not again within the cooldown', async () => {
  const { state, find } = arrange();
  await find('k1');
  state.now = 50;
  const unknown = () => Promise.allSettled(Array.from({ length: 200 }, (_, i) => find(`unknown-${i}`)));
  expect((await unknown()).every(({ status }) => status === 'rejected')).toBe(true);
  expect(state.asked).toBe(2);
  state.now = 59;
  await unknown();
  expect(state.asked).toBe(2);
  state.now = 60;
  await unknown();
  expect(state.asked).toBe(3);
});

test('a new key is found as soon as a token names it', async () => {
  const { state, find } = arrange();
  await find('k1');
  state.now = 10;
  const rotated = await keySet('k2');
  state.answer = async () => rotated;
  await expect(find('k2')).resolves.toBeTruthy();
  await expect(find('k1')).rejects.toThrow();
});

test('a revoked key is refused once the keys are no longer fresh', async () => {
  const { state, find } = arrange();
  await find('k1');
  const rotated = await keySet('k2');
  state.answer = async () => rotated;
  state.now = 100;
  await find('k1');
  await new Promise(setImmediate);
  await expect(find('k1')).rejects.toThrow();
});

test('while the provider is down, the keys at hand serve until their age, and it is asked rarely', async () => {
  const { state, find } = arrange();
  await find('k1');
  state.answer = silent;
  for (state.now = 100; state.now < 1_000; state.now += 1) await find('k1');
  expect(state.asked).toBeLessThanOrEqual(1 + 900 / ages.cooldown);
  state.now = 1_000;
  await expect(find('k1')).rejects.toThrow();
  state.answer = async () => keys;
  state.now = 1_010;
  await expect(find('k1')).resolves.toBeTruthy();
});

test('a provider that was never there is asked once in a cooldown, by however many', async () => {
  const { state, find } = arrange();
  state.answer = silent;
  await Promise.allSettled(Array.from({ length: 200 }, () => find('k1')));
  await Promise.allSettled(Array.from({ length: 200 }, () => find('k1')));
  expect(state.asked).toBe(1);
});

let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());

const published = (more: { readonly jwksUrl?: string } = {}) =>
  new PublishedKeys({ issuer: provider.issuer, deadlineMs: 300, ...more });

test("the provider's keys are where its discovery document says, or where they are said to be", async () => {
  expect((await published().ask()).keys).toMatchObject([{ kid: 'k1' }]);
  const before = provider.asked.length;
  expect((await published({ jwksUrl: `${provider.issuer}/keys` }).ask()).keys).toMatchObject([{ kid: 'k1' }]);
  expect(provider.asked.slice(before)).toEqual(['/keys']);
});

test('a discovery document about another issuer is not believed', async () => {
  const other = new PublishedKeys({ issuer: `${provider.issuer}/tenant` });
  await expect(other.ask()).rejects.toThrow(/another issuer/);
});

test.each([
  ['no JSON', (response) => response.writeHead(200).end('<html>')],
  ['no keys', (response) => response.writeHead(200).end('{"keys":"none"}')],
  ['keys that are none', (response) => response.writeHead(200).end('{"keys":[1]}')],
  ['an error', (response, body) => response.writeHead(500).end(body)],
  ['a redirect', (response) => response.writeHead(302, { location: `${provider.issuer}/else` }).end()],
  ['too much', (response, body) => response.writeHead(200).end(body.padEnd(1024 * 1024))],
  ['nothing, for too long', () => undefined],
  ['a broken connection', (response) => response.destroy()],
  [
    'a byte now and then',
    (response) => {
      const drip = setInterval(() => response.write(' '), 50);
      response.once('close', () => clearInterval(drip));
    },
  ],
] satisfies readonly (readonly [string, Parameters<TestProvider['behave']>[0]])[])(
  'a provider that answers with %s gives no keys',
  async (_, behaviour) => {
    provider.behave(behaviour);
    await expect(published().ask()).rejects.toThrow();
    provider.behave();
  },
);
