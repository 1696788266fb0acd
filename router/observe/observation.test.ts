import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { usualLimits } from '../limit/limit-options.js';
import { TrustedDocuments } from '../limit/trusted-documents.js';
import { defaultLink } from '../link/link-settings.js';
import { editionQuery, startEdition } from '../testing/editions.js';
import { metricsOf, Published } from '../testing/published.js';
import { post, type Shop, startShop } from '../testing/shop.js';

let shop: Shop | null = null;
afterEach(async () => {
  await shop?.stop();
  shop = null;
});
const start = async (options: Parameters<typeof startShop>[0] = {}) => {
  shop = await startShop(options);
  return shop;
};

/** The value of a series, found by its name and all of these labels; undefined when there is none. */
async function seriesOf(
  { router: { url } }: Pick<Shop, 'router'>,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): Promise<number | undefined> {
  const lines = (await metricsOf(url)).split('\n').filter((line) => line.startsWith(name));
  const stated = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = lines.find((one) => stated.every((label) => one.includes(label)));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

test('requests are counted by what they are and how they ended', async () => {
  const it = await start();
  await it.query('{ me { name } }');
  await it.query('{ me { nothing } }');
  await it.query('{ me { name ');
  it.users.behave((response) => void response.destroy());
  await it.query('{ topProducts(first: 1) { name } me { name } }');
  const total = (labels: Readonly<Record<string, string>>) => seriesOf(it, 'router_requests_total', labels);
  expect(await total({ kind: 'query', outcome: 'OK', code: '' })).toBe(1);
  expect(await total({ outcome: 'REFUSED', code: 'GRAPHQL_VALIDATION_FAILED' })).toBe(1);
  expect(await total({ outcome: 'REFUSED', code: 'GRAPHQL_PARSE_FAILED' })).toBe(1);
  expect(await total({ kind: 'query', outcome: 'PARTIAL', code: 'SUBGRAPH_UNAVAILABLE' })).toBe(1);
  expect(await seriesOf(it, 'router_request_seconds_count', { kind: 'query', outcome: 'OK' })).toBe(1);
});

test('what limits, shedding and HTTP refuse is counted by its code', async () => {
  const it = await start({ limits: { ...usualLimits, depthMax: 2 } });
  await it.query('{ topProducts { reviews { author { name } } } }');
  await post(it.router.url, '[{"query":"{ me { name } }"}]');
  await post(it.router.url, '{"query":', {});
  const total = (code: string) => seriesOf(it, 'router_requests_total', { outcome: 'REFUSED', code });
  expect(await total('DEPTH_LIMIT')).toBe(1);
  expect(await total('BATCHING_DISABLED')).toBe(1);
  expect(await total('BAD_REQUEST')).toBe(1);
  await it.stop();
  const full = await start({ shedding: { requestsMax: 0, latenessMsMax: 60_000, memoryShareMax: 1 } });
  await full.query('{ me { name } }');
  expect(await seriesOf(full, 'router_requests_total', { outcome: 'REFUSED', code: 'OVERLOADED' })).toBe(1);
});

test('a request that its client gave up is counted as such', async () => {
  const it = await start();
  it.users.behave(() => {});
  const options = { method: 'POST', headers: { 'content-type': 'application/json' } } as const;
  const body = '{"query":"{ me { name } }"}';
  const signal = AbortSignal.timeout(200);
  await expect(request(it.router.url, { ...options, body, signal })).rejects.toThrow();
  await sleep(100);
  expect(await seriesOf(it, 'router_requests_total', { kind: 'query', outcome: 'ABANDONED' })).toBe(1);
});

test('calls, second tries and breakers are told of each subgraph', async () => {
  const breaker = { ...defaultLink.breaker, callsMin: 2, openMs: 60_000 };
  const it = await start({ link: { breaker } });
  expect(await seriesOf(it, 'router_subgraph_breaker_state', { subgraph: 'users', state: 'CLOSED' })).toBe(1);
  await it.query('{ me { name } }');
  it.users.behave((response) => void response.destroy());
  for (let i = 0; i < 5; i += 1) await it.query('{ me { name } }');
  const users = (name: string, labels = {}) => seriesOf(it, name, { subgraph: 'users', ...labels });
  expect(await users('router_subgraph_call_seconds_count', { outcome: 'ANSWERED' })).toBe(1);
  expect(await users('router_subgraph_call_seconds_count', { outcome: 'FAILED' })).toBeGreaterThan(0);
  expect(await users('router_subgraph_call_seconds_count', { outcome: 'OPEN' })).toBeGreaterThan(0);
  expect(await users('router_subgraph_second_tries_total')).toBeGreaterThan(0);
  expect(await users('router_subgraph_breaker_turns_total', { state: 'OPEN' })).toBe(1);
  expect(await users('router_subgraph_breaker_state', { state: 'OPEN' })).toBe(1);
  expect(await users('router_subgraph_breaker_state', { state: 'CLOSED' })).toBe(0);
});

test('planning is told: what was planned already, what had to be, how long it took, and how much is kept', async () => {
  const it = await start();
  for (let i = 0; i < 3; i += 1) await it.query('{ me { name } }');
  await it.query('{ me { email } }');
  expect(await seriesOf(it, 'router_plan_cache_lookups_total', { result: 'HIT' })).toBe(2);
  expect(await seriesOf(it, 'router_plan_cache_lookups_total', { result: 'MISS' })).toBe(2);
  expect(await seriesOf(it, 'router_planning_seconds_count')).toBe(2);
  expect(await seriesOf(it, 'router_plan_cache_operations')).toBe(2);
});

test('registered operations are told apart by name', async () => {
  const body = 'query Mine { me { name } }';
  const operation = { id: 'a', name: 'Mine', type: 'query', body };
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations: [operation] };
  const trustedDocuments = new TrustedDocuments(JSON.stringify(manifest));
  const it = await start({ limits: { ...usualLimits, trustedDocuments } });
  await it.query(body);
  expect(await seriesOf(it, 'router_operations_total', { operation: 'Mine', outcome: 'OK' })).toBe(1);
  expect(await seriesOf(it, 'router_operation_seconds_count', { operation: 'Mine' })).toBe(1);
});

test('A50: nothing that a client sent is in a label, wherever it put it', async () => {
  const canary = '9801011708900001';
  const it = await start();
  const headers = { 'x-request-id': canary, authorization: `Bearer ${canary}`, traceparent: canary };
  for (let i = 0; i < 30; i += 1) {
    await it.query(
      `query N${canary}($u: [ID!]!) { a${canary}: byUpcs(representations: $u) { name } }`,
      { u: [canary] },
      headers,
    );
    await it.query(`query N${canary} { n${canary} }`, {}, headers);
    await it.query(`{ byUpcs(representations: ["${canary}"]) { name } }`, {}, headers);
  }
  const text = await metricsOf(it.router.url);
  expect(text).not.toContain(canary);
  expect(await seriesOf(it, 'router_operations_total', { operation: 'other', outcome: 'OK' })).toBe(30);
});

test('what is counted outlives the supergraph, and how it stands is that of the one which is served', async () => {
  const [red, blue] = await Promise.all([startEdition('Red'), startEdition('Blue')]);
  const published = await Published.inNewFolder();
  await published.publish(red.supergraph, 1);
  const router = await published.router();
  const ask = () => post(router.url, JSON.stringify({ query: editionQuery }));
  await ask();
  await published.publish(blue.supergraph, 2);
  await router.look();
  await ask();
  expect(await seriesOf({ router }, 'router_requests_total', { outcome: 'OK' })).toBe(2);
  expect(await seriesOf({ router }, 'router_plan_cache_operations')).toBe(1);
  await published.remove();
  await Promise.all([red.stop(), blue.stop()]);
});
