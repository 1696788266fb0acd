import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../testing/shop.js';
import { usualLimits } from './limit-options.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ limits: { ...usualLimits, connectionsMax: 50 } });
});
afterAll(() => shop.stop());

async function opened(): Promise<Socket> {
  const socket = connect(Number(new URL(shop.router.url).port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

const upgrade = (protocol: string) =>
  `GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`;

test.each(['websocket', 'h2c', 'x'])(
  'A31, A47: the other protocol %s is refused with a code, and what is sent in it is not read',
  async (protocol) => {
    const socket = await opened();
    socket.write(upgrade(protocol));
    socket.write(Buffer.concat([Buffer.from([0x81, 0xff]), Buffer.alloc(100_000, 1)]));
    const said = await text(socket);
    expect(said.match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 400']);
    expect(said).toContain('"code":"SUBSCRIPTIONS_NOT_SERVED"');
  },
);

test.each(['subscription { me { id } }', 'query A { me { id } } subscription B { me { id } }'])(
  'A31: %s is refused with a code',
  async (query) => {
    const { status, body } = await shop.query(query);
    expect([status, body.errors?.[0]?.extensions?.code]).toEqual([400, 'SUBSCRIPTIONS_NOT_SERVED']);
  },
);

test('A31: an answer as a stream of events is not to be had', async () => {
  const { status, body } = await shop.query('{ me { id } }', {}, { accept: 'text/event-stream' });
  expect([status, body.errors?.[0]?.extensions?.code]).toEqual([406, 'BAD_REQUEST']);
});

test('A47: beyond so many connections new ones are closed, and the old ones are answered', async () => {
  const first = await opened();
  const others = await Promise.all(Array.from({ length: 80 }, opened));
  const isOpen = await Promise.all(
    others.map((socket) =>
      Promise.race([
        once(socket.resume(), 'close').then(() => false),
        new Promise<boolean>((later) => setTimeout(() => later(true), 1_000)),
      ]),
    ),
  );
  expect(isOpen.filter(Boolean).length).toBeLessThanOrEqual(50);
  first.write('GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(await text(first)).toMatch(/^HTTP\/1\.1 200 /);
  for (const socket of others) socket.destroy();
});
