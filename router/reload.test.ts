import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Gateway } from './gateway.js';
import { ReleaseUrl } from './release/release-url.js';
import type { RunningRouter } from './router.js';
import { type Edition, editionQuery, startEdition } from './testing/editions.js';
import { healthOf, metricsOf, Published } from './testing/published.js';
import { post, type Reply } from './testing/shop.js';
import { sendJson } from './testing/tiny-subgraph.js';

let red: Edition;
let blue: Edition;
let published: Published;
let router: RunningRouter;
beforeAll(async () => {
  [red, blue] = await Promise.all([startEdition('Red'), startEdition('Blue')]);
});
afterAll(() => Promise.all([red.stop(), blue.stop()]));
beforeEach(async () => {
  published = await Published.inNewFolder();
  await published.publish(red.supergraph, 1);
  router = await published.router();
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const { left, right } of [red, blue]) for (const one of [left, right]) one.behave();
  await published.remove();
});

/** On a machine that has other things to do. */
const manyReloadsMs = 180_000;

const ask = (query: string): Promise<Reply> => post(router.url, JSON.stringify({ query }));
const answerOf = ({ name }: Edition) => ({ data: { item: { left: name, right: name } } });
const replace = async (edition: Edition, version: number) => {
  await published.publish(edition.supergraph, version);
  await router.look();
};

test(
  'F11: twenty supergraphs in a row under load fail no request, and no answer is of two of them',
  async () => {
    let isOver = false;
    const replies: Reply[] = [];
    const client = async () => {
      while (!isOver) replies.push(await ask(editionQuery));
    };
    const clients = Promise.all(Array.from({ length: 4 }, client));
    for (let version = 2; version <= 21; version += 1) await replace(version % 2 === 0 ? blue : red, version);
    isOver = true;
    await clients;
    expect(replies.length).toBeGreaterThan(100);
    const whole = new Set([red, blue].map((edition) => JSON.stringify(answerOf(edition))));
    expect(new Set(replies.map(({ status, body }) => `${status} ${JSON.stringify(body)}`))).toEqual(
      new Set([...whole].map((answer) => `200 ${answer}`)),
    );
    expect(await healthOf(router.url)).toMatchObject({ version: 21, refused: null });
  },
  manyReloadsMs,
);

test('what is in flight is answered by the supergraph it began with; then its connections are closed', async () => {
  let letGo = () => {};
  const begun = new Promise<void>((hasBegun) => {
    red.left.behave(async (response, honest) => {
      hasBegun();
      await new Promise<void>((go) => {
        letGo = go;
      });
      sendJson(response, await honest());
    });
  });
  const slow = ask(editionQuery);
  await begun;
  await replace(blue, 2);
  expect((await ask(editionQuery)).body).toEqual(answerOf(blue));
  expect(red.left.connections()).toBe(1);
  letGo();
  expect((await slow).body).toEqual(answerOf(red));
  await vi.waitFor(() => expect([red.left.connections(), red.right.connections()]).toEqual([0, 0]));
});

test('who takes longer than the drain is told that the subgraph did not answer, and holds nothing up', async () => {
  const impatient = await published.router({ drainMs: 50 });
  const begun = new Promise<void>((hasBegun) => red.left.behave(() => hasBegun()));
  const slow = post(impatient.url, JSON.stringify({ query: editionQuery }));
  await begun;
  await published.publish(blue.supergraph, 2);
  await impatient.look();
  expect((await slow).body.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
  await published.stop(impatient);
});

test('introspection tells of the supergraph that is served', async () => {
  const fields = async () =>
    JSON.stringify((await ask('{ __type(name: "Query") { fields { name } } }')).body);
  expect(await fields()).toContain('onlyRed');
  await replace(blue, 2);
  expect(await fields()).toMatch(/onlyBlue/);
  expect(await fields()).not.toMatch(/onlyRed/);
});

test('what is asked most and still fits is planned before the next supergraph is served', async () => {
  const prepare = vi.spyOn(Gateway.prototype, 'prepare');
  for (const query of [editionQuery, editionQuery, '{ onlyRed }', '{ nonsense }']) await ask(query);
  await replace(blue, 2);
  expect(prepare.mock.calls).toEqual([[editionQuery, undefined]]);
  const [gateway] = prepare.mock.contexts;
  if (!(gateway instanceof Gateway)) throw new Error('nothing was prepared');
  const { queryPlanner } = gateway.__testing();
  const plan = queryPlanner && vi.spyOn(queryPlanner, 'buildQueryPlan');
  await ask(editionQuery);
  expect(plan).not.toHaveBeenCalled();
  await ask('{ item { left } }');
  expect(plan).toHaveBeenCalledTimes(1);
});

test('health and metrics tell which supergraph is served, since when, and what became of others', async () => {
  const before = Date.now();
  await replace(blue, 2);
  await published.publish('', 3);
  await router.look();
  const supergraph = await healthOf(router.url);
  expect(supergraph).toMatchObject({
    version: 2,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    isCopy: false,
    refused: { code: 'EMPTY', reason: 'It is empty.' },
    awaySince: null,
  });
  expect(Date.parse(supergraph?.since ?? '')).toBeGreaterThanOrEqual(before);
  const metrics = await metricsOf(router.url);
  expect(metrics.match(/^router_supergraph_info\{.*$/gm)).toEqual([
    `router_supergraph_info{version="2",sha256="${supergraph?.sha256}"} 1`,
  ]);
  expect(metrics).toContain('router_supergraph_reloads_total{outcome="SERVED"} 2');
  expect(metrics).toContain('router_supergraph_reloads_total{outcome="EMPTY"} 1');
  const [, seconds = ''] = /^router_supergraph_last_success_timestamp_seconds ([\d.]+)$/m.exec(metrics) ?? [];
  expect(Number(seconds) * 1_000).toBeGreaterThanOrEqual(before - 1);
});

test('a supergraph is looked for without being asked to', async () => {
  await published.remove();
  published = await Published.inNewFolder();
  await published.publish(red.supergraph, 1);
  router = await published.router({ supergraph: published.source(20) });
  await published.publish(blue.supergraph, 2);
  await vi.waitFor(async () => expect((await ask(editionQuery)).body).toEqual(answerOf(blue)), 10_000);
  await published.unpublish();
  await vi.waitFor(async () => expect((await healthOf(router.url))?.awaySince).toBeTruthy(), 10_000);
  await published.publish(red.supergraph, 3);
  await vi.waitFor(async () => expect((await ask(editionQuery)).body).toEqual(answerOf(red)), 10_000);
  expect((await healthOf(router.url))?.awaySince).toBeNull();
});

test('a supergraph at an address is replaced as one in a file is', async () => {
  const server = createServer(async (asked, response) => {
    const file = asked.url?.endsWith('.jws') ? `${published.file}.jws` : published.file;
    response.end(await readFile(file));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/supergraph`);
  const remote = await published.router({ supergraph: new ReleaseUrl(url, { everyMs: 50, signed: true }) });
  await published.publish(blue.supergraph, 2);
  const query = JSON.stringify({ query: editionQuery });
  await vi.waitFor(async () => expect((await post(remote.url, query)).body).toEqual(answerOf(blue)), 20_000);
  await published.stop(remote);
  server.closeAllConnections();
  server.close();
});
