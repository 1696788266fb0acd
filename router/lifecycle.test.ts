import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { StartError } from '../shared/process/run-main.js';
import { startShop } from './testing/shop.js';
import { sendJson } from './testing/tiny-subgraph.js';

test('a router is live and ready once it has started, before any subgraph is', async () => {
  const shop = await startShop({ subgraphUrl: () => 'http://127.0.0.1:1/' });
  for (const [path, status] of [
    ['/health/live', 'live'],
    ['/health/ready', 'ready'],
  ] as const) {
    const { statusCode, body } = await request(new URL(path, shop.router.url));
    expect([statusCode, await body.json()]).toMatchObject([200, { status }]);
  }
  await shop.stop();
});

test('a router whose supergraph is bad never listens', async () => {
  const port = await freePort();
  await expect(startShop({ supergraph: 'type Query { a: Int }', port })).rejects.toThrow(StartError);
  await expect(request(`http://127.0.0.1:${port}/health/ready`)).rejects.toThrow(/ECONNREFUSED/);
});

test('a busy port is said as the system says it', async () => {
  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  const { port } = taken.address() as AddressInfo;
  await expect(startShop({ port })).rejects.toMatchObject({ code: 'EADDRINUSE', syscall: 'listen' });
  taken.close();
});

test('what is in flight is answered before a router stops, and nothing after', async () => {
  const shop = await startShop();
  let begun: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    begun = resolve;
  });
  shop.users.behave(async (response, honest) => {
    begun();
    await new Promise((resolve) => setTimeout(resolve, 200));
    sendJson(response, await honest());
  });
  const answer = shop.query('{ me { name } }');
  await asked;
  await shop.stop();
  expect((await answer).body).toEqual({ data: { me: { name: 'User u1' } } });
  await expect(request(shop.router.url)).rejects.toThrow(/ECONNREFUSED/);
});

test('A46: a router for programs has no page and tells its schema to nobody', async () => {
  const shop = await startShop({ explorer: null });
  expect((await request(new URL('/', shop.router.url))).statusCode).toBe(404);
  const { body } = await shop.query('{ __schema { types { name } } }');
  expect(body.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  await shop.stop();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
