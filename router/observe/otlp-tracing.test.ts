import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CollectedSpan, type Collector, startCollector } from '../testing/collector.js';
import { type Shop, startShop } from '../testing/shop.js';
import { OtlpTracing, type OtlpTracingOptions } from './otlp-tracing.js';

let collector: Collector;
let shop: Shop;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.stop());

const usual = { service: 'router', share: 1, isClientTrusted: false };
const start = async (options: Partial<OtlpTracingOptions> = {}) => {
  const tracing = new OtlpTracing({ ...usual, url: `${collector.url}/v1/traces`, ...options });
  shop = await startShop({ tracing });
};
/** Stopping sends what is not sent yet. */
const spans = async (): Promise<readonly CollectedSpan[]> => {
  await shop.stop();
  return collector.spans();
};
const clients = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const attributesOf = ({ attributes }: CollectedSpan) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]));

test('a request is a trace: itself, its planning, and each call to a subgraph', async () => {
  await start();
  const { headers } = await shop.query('query Mine { topProducts(first: 1) { name } me { name } }');
  const all = await spans();
  expect(all.map(({ name }) => name).sort()).toEqual(['call products', 'call users', 'plan', 'request']);
  const request = all.find(({ name }) => name === 'request');
  for (const { name, parentSpanId, traceId } of all) {
    expect(traceId).toBe(request?.traceId);
    if (name !== 'request') expect(parentSpanId).toBe(request?.spanId);
  }
  expect(request && attributesOf(request)).toEqual({
    'inadigital.request_id': headers['x-request-id'],
    'graphql.operation.type': 'query',
    'graphql.operation.name': 'other',
    'inadigital.outcome': 'OK',
  });
});

test('a failed call says so, and so does the request', async () => {
  await start();
  shop.users.behave((response) => void response.destroy());
  await shop.query('{ me { name } }');
  const all = (await spans()).map((span) => [span.name, attributesOf(span)] as const);
  expect(Object.fromEntries(all)).toMatchObject({
    'call users': { 'inadigital.subgraph': 'users', 'inadigital.outcome': 'FAILED' },
    request: { 'inadigital.code': 'SUBGRAPH_UNAVAILABLE' },
  });
});

test("a subgraph is told of the call's own span, and nothing of the client's header", async () => {
  await start();
  await shop.query('{ me { name } }', {}, { traceparent: clients, tracestate: 'nik=9801011708900001' });
  const received = shop.users.calls.at(-1)?.headers ?? {};
  const call = (await spans()).find(({ name }) => name === 'call users');
  expect(received.traceparent).toBe(`00-${call?.traceId}-${call?.spanId}-01`);
  expect(received).not.toHaveProperty('tracestate');
  expect(call?.traceId).not.toBe('0af7651916cd43dd8448eb211c80319c');
});

test('the trace of a client that is trusted is gone on with, and not what is no traceparent', async () => {
  await start({ isClientTrusted: true });
  await shop.query('{ me { name } }', {}, { traceparent: clients });
  await shop.query('{ me { email } }', {}, { traceparent: clients.replace('0af', 'xyz') });
  const requests = (await spans()).filter(({ name }) => name === 'request');
  expect(requests.map(({ parentSpanId }) => parentSpanId).sort()).toEqual(['b7ad6b7169203331', undefined]);
});

test('a request outside the share that is traced is sent nowhere, and its calls say that they are not', async () => {
  await start({ share: 0 });
  await shop.query('{ me { name } }');
  expect(shop.users.calls.at(-1)?.headers.traceparent).toMatch(/-00$/);
  expect(await spans()).toEqual([]);
});

test('A50: no document, variable, token or name that was sent comes to the collector', async () => {
  const canary = '9801011708900001';
  await start();
  const headers = { 'x-request-id': canary, authorization: `Bearer ${canary}`, traceparent: canary };
  const queries = [
    `query N${canary}($u: [ID!]!) { a${canary}: byUpcs(representations: $u) { name } }`,
    `{ byUpcs(representations: ["${canary}"]) { name } }`,
    `query N${canary} { n${canary} }`,
    `{ byUpcs(representations: ["${canary}`,
  ];
  for (const query of queries) await shop.query(query, { u: [canary] }, headers);
  shop.users.behave((response) => void response.writeHead(500).end(canary));
  await shop.query(`{ me { a${canary}: name } }`, {}, headers);
  expect((await spans()).length).toBeGreaterThan(queries.length);
  expect(collector.received.join('\n')).not.toMatch(new RegExp(`${canary}|byUpcs|Bearer`));
});

test('a collector that is away keeps nothing from being answered, nor the router from stopping', async () => {
  await start({ url: 'http://127.0.0.1:1/v1/traces' });
  const { body } = await shop.query('{ me { name } }');
  expect(body).toEqual({ data: { me: { name: 'User u1' } } });
  await shop.stop();
});
