import { writeFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ConfigurationError } from '../shared/config/environment.js';
import { type Refusal, refusals } from './release/refused-release.js';
import { releaseBytesMax } from './release/release-source.js';
import { signRelease } from './release/sign-release.js';
import { newSigningKey, publicKeysOf } from './release/signing-key.js';
import type { RunningRouter } from './router.js';
import { type Edition, editionQuery, startEdition } from './testing/editions.js';
import { healthOf, metricsOf, Published } from './testing/published.js';
import { composed, post } from './testing/shop.js';

let red: Edition;
let blue: Edition;
let published: Published;
beforeAll(async () => {
  [red, blue] = await Promise.all([startEdition('Red'), startEdition('Blue')]);
});
afterAll(() => Promise.all([red.stop(), blue.stop()]));
beforeEach(async () => {
  published = await Published.inNewFolder();
  await published.publish(red.supergraph, 10);
});
afterEach(() => published.remove());

async function expectServed({ name }: Edition, router: RunningRouter): Promise<void> {
  const { body } = await post(router.url, JSON.stringify({ query: editionQuery }));
  expect(body).toEqual({ data: { item: { left: name, right: name } } });
}

const guarded = composed([
  {
    name: 'secrets',
    url: 'http://127.0.0.1:1/graphql',
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@authenticated"])
      type Query { me: String @authenticated }`,
  },
]);

const bad: Readonly<Record<Exclude<Refusal, 'RULES_LOST'>, () => Promise<unknown>>> = {
  EMPTY: () => published.publish(' \n', 11),
  TOO_LARGE: () => published.overwrite('#'.repeat(releaseBytesMax + 1)),
  NOT_GRAPHQL: () => published.publish('Dear Madam', 11),
  NOT_FEDERATION_2: () => published.publish('type Query { a: Int }', 11),
  NOT_SERVEABLE: () => published.publish(blue.supergraph.replace('LEFT @join__graph', 'L @join__graph'), 11),
  ADDRESS_REFUSED: () => published.publish(blue.supergraph.replaceAll('127.0.0.1', '169.254.169.254'), 11),
  NOT_CONFIGURED: () => published.publish(guarded, 11),
  UNSIGNED: async () => {
    await published.publish(blue.supergraph, 11);
    await published.unsign();
  },
  WRONG_SIGNATURE: () => published.publish(blue.supergraph, 11, newSigningKey()),
  CHANGED: () => published.overwrite(`${red.supergraph} `),
  OLDER: () => published.publish(blue.supergraph, 9),
  SAME_VERSION: () => published.publish(blue.supergraph, 10),
};

test.each(Object.entries(bad))(
  'A40, A41, F10: %s is refused, and the last good one served on',
  async (code, publish) => {
    const router = await published.router({
      protectionOf: () => {
        throw new ConfigurationError(['SECRETS_ENVELOPE_KEYS: is missing']);
      },
    });
    await publish();
    await router.look();
    await expectServed(red, router);
    const refused = { code, reason: refusals[code as Refusal] };
    expect(await healthOf(router.url)).toMatchObject({ version: 10, refused });
    expect(await metricsOf(router.url)).toContain(`router_supergraph_reloads_total{outcome="${code}"} 1`);
    await published.publish(blue.supergraph, 12);
    await router.look();
    await expectServed(blue, router);
    expect(await healthOf(router.url)).toMatchObject({ version: 12, refused });
  },
);

test('A40: a router never starts from what it would refuse', async () => {
  await published.overwrite(blue.supergraph);
  await expect(published.router()).rejects.toThrow('It is not the text that was signed.');
  await published.unsign();
  await expect(published.router()).rejects.toThrow('It has no signature.');
});

test('text and signature are two files: a look in the moment between them refuses nothing', async () => {
  const next = { sdl: blue.supergraph, signature: await signRelease(blue.supergraph, signing(11)) };
  const old = await published.source().look();
  const between = ['of another', 'of a third'].map((signature) => ({ ...next, signature }));
  const looks = [old, old, ...between, next, next];
  const look = async () => looks.shift() ?? next;
  const supergraph = { everyMs: 600_000, look, close: async () => {} };
  const router = await published.router({ supergraph });
  await router.look();
  await expectServed(blue, router);
  expect(await healthOf(router.url)).toMatchObject({ version: 11, refused: null });
});

const signing = (version: number) => ({ key: published.key, version, issuedAt: new Date() });

test('a refusal is told once, and never in words of the file', async () => {
  const router = await published.router({ supergraph: published.source(20) });
  await published.publish('type Secret { word: String } x', 11);
  while (!(await healthOf(router.url))?.refused) await new Promise((later) => setTimeout(later, 20));
  await new Promise((later) => setTimeout(later, 500));
  expect(JSON.stringify(await healthOf(router.url))).not.toMatch(/Secret|word/);
  expect(await metricsOf(router.url)).toContain('reloads_total{outcome="NOT_GRAPHQL"} 1');
});

test('F12: while nothing is published a restart begins with the copy, and takes nothing older', async () => {
  await published.stop(await published.router());
  await published.unpublish();
  const router = await published.router();
  await expectServed(red, router);
  expect(await healthOf(router.url)).toMatchObject({
    version: 10,
    isCopy: true,
    awaySince: expect.any(String),
  });
  await published.publish(blue.supergraph, 9);
  await router.look();
  await expectServed(red, router);
  expect(await healthOf(router.url)).toMatchObject({
    version: 10,
    refused: { code: 'OLDER' },
    awaySince: null,
  });
  await published.publish(blue.supergraph, 11);
  await router.look();
  await expectServed(blue, router);
  expect(await healthOf(router.url)).toMatchObject({ version: 11, isCopy: false });
});

test('F12, A40: a restart onto an older or a changed supergraph serves the copy', async () => {
  await published.stop(await published.router());
  await published.publish(blue.supergraph, 9);
  const afterRollback = await published.router();
  await expectServed(red, afterRollback);
  expect(await healthOf(afterRollback.url)).toMatchObject({ isCopy: true, refused: { code: 'OLDER' } });
  await published.stop(afterRollback);
  await published.overwrite('');
  const afterLoss = await published.router();
  await expectServed(red, afterLoss);
  expect(await healthOf(afterLoss.url)).toMatchObject({ isCopy: true, refused: { code: 'CHANGED' } });
});

test('A40: a copy that somebody changed, or that a key signed which is known no more, is not believed', async () => {
  await published.stop(await published.router());
  const newer = newSigningKey();
  const trust = { keys: publicKeysOf([newer]), copy: published.copy };
  await published.unpublish();
  await expect(published.router({ trust })).rejects.toThrow(/cannot be read/);
  await writeFile(published.copy, JSON.stringify({ sdl: blue.supergraph, signature: 'a.b.c' }));
  await expect(published.router()).rejects.toThrow(/cannot be read/);
  await published.publish(blue.supergraph, 1, newer);
  await expectServed(blue, await published.router({ trust }));
});

test('who asks for no signature may serve what nobody signed, but is warned when it has rules', async () => {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const options = { protectionOf, log: pino({ level: 'warn' }, sink) };
  for (const supergraph of [red.supergraph, guarded]) {
    await published.stop(await published.unsignedRouter({ ...options, supergraph }));
  }
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
    'the supergraph has rules and nobody signed it; set SUPERGRAPH_KEYS, so that no other is loaded',
  ]);
});

test('an unsigned supergraph without rules does not take the place of one that has some', async () => {
  await published.overwrite(guarded);
  const router = await published.unsignedRouter({ protectionOf });
  await published.overwrite(blue.supergraph);
  await router.look();
  expect(await healthOf(router.url)).toMatchObject({ refused: { code: 'RULES_LOST' } });
  const { body } = await post(router.url, '{"query":"{ me }"}');
  expect(body.errors).toMatchObject([{ extensions: { code: 'UNAUTHORIZED_FIELD' } }]);
});

/** What a router must know of the one with rules. */
const protectionOf = () => ({
  issuer: 'http://127.0.0.1:1',
  audience: 'graph',
  envelopeKeys: new Map([['secrets', [{ kid: 'a', secret: Buffer.alloc(32, 1) }]]]),
});
