import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../testing/shop.js';
import { defaultBreaker } from './breaker.js';

const deadlineMs = 400;
const neverOpens = { ...defaultBreaker, callsMin: Number.POSITIVE_INFINITY };
let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ deadlineMs, link: { breaker: neverOpens } });
});
afterEach(() => {
  for (const name of ['products', 'reviews'] as const) shop[name].behave();
});
afterAll(() => shop.stop());

test('a query whose connection broke is sent once more', async () => {
  const before = shop.users.calls.length;
  shop.users.behave((response) => {
    shop.users.behave();
    response.destroy();
  });
  const { body } = await shop.query('{ me { name } }');
  expect(body).toEqual({ data: { me: { name: 'User u1' } } });
  expect(shop.users.calls.length - before).toBe(2);
});

test('a query whose connection breaks again is not sent a third time', async () => {
  const before = shop.users.calls.length;
  shop.users.behave((response) => response.destroy());
  const { body } = await shop.query('{ me { name } }');
  shop.users.behave();
  expect(body.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
  expect(shop.users.calls.length - before).toBe(2);
});

test('a mutation is sent once, however its connection breaks', async () => {
  const before = shop.products.calls.length;
  shop.products.behave((response) => response.destroy());
  const { body } = await shop.query(
    'fragment Named on Product { name } mutation { rename(upc: "1", name: "x") { ...Named } }',
  );
  expect(body.data).toEqual({ rename: null });
  expect(body.errors).toMatchObject([{ path: ['rename'], extensions: { subgraph: 'products' } }]);
  expect(shop.products.calls.length - before).toBe(1);
});

test('a second try has only what is left of the deadline', async () => {
  shop.users.behave((response) => {
    shop.users.behave(() => {});
    setTimeout(() => response.destroy(), deadlineMs - 100);
  });
  const started = performance.now();
  await shop.query('{ me { name } }');
  shop.users.behave();
  expect(performance.now() - started).toBeLessThan(10 * deadlineMs);
});

test('F02: waiting for a turn counts against the deadline', async () => {
  shop.users.behave(() => {});
  const started = performance.now();
  const replies = await Promise.all(Array.from({ length: 150 }, () => shop.query('{ me { name } }')));
  shop.users.behave();
  expect(performance.now() - started).toBeLessThan(50 * deadlineMs);
  for (const { body } of replies) expect(body.errors).toMatchObject([{ extensions: { subgraph: 'users' } }]);
});

test('a subgraph that lets nobody connect is given up at the deadline', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket));
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
  const { port } = silent.address() as AddressInfo;
  const other = await startShop({
    deadlineMs,
    subgraphUrl: (name) => (name === 'users' ? `https://127.0.0.1:${port}/` : undefined),
  });
  const started = performance.now();
  const { body } = await other.query('{ me { name } topProducts(first: 1) { upc } }');
  expect(performance.now() - started).toBeLessThan(20 * deadlineMs);
  expect(body.data).toEqual({ me: null, topProducts: [{ upc: '1' }] });
  for (const socket of sockets) socket.destroy();
  silent.close();
  await other.stop();
});

test('a subgraph that comes back is called again', async () => {
  shop.users.behave((response) => response.destroy());
  await shop.query('{ me { name } }');
  shop.users.behave();
  expect((await shop.query('{ me { name } }')).body).toEqual({ data: { me: { name: 'User u1' } } });
});
