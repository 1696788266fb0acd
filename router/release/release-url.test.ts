import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { RefusedRelease } from './refused-release.js';
import { ReleaseAway, releaseBytesMax } from './release-source.js';
import { ReleaseUrl } from './release-url.js';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function publishedBy(listener: RequestListener, signed = true) {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const url = new URL(`http://127.0.0.1:${port}/graph?token=secret`);
  const source = new ReleaseUrl(url, { everyMs: 1_000, signed, deadlineMs: 1_000 });
  open.push(async () => {
    await source.close();
    server.closeAllConnections();
    server.close();
  });
  return source;
}

test('text and signature are asked for, and sent again only when they changed', async () => {
  let text = 'one';
  const asked: string[] = [];
  const source = await publishedBy((request, response) => {
    const body = request.url === '/graph.jws?token=secret' ? 'signed' : text;
    const isKnown = request.headers['if-none-match'] === `"${body}"`;
    asked.push(`${request.url} ${isKnown}`);
    response.writeHead(isKnown ? 304 : 200, { etag: `"${body}"` }).end(isKnown ? '' : body);
  });
  expect(await source.look()).toEqual({ sdl: 'one', signature: 'signed' });
  expect(await source.look()).toEqual({ sdl: 'one', signature: 'signed' });
  text = 'two';
  expect(await source.look()).toEqual({ sdl: 'two', signature: 'signed' });
  expect(asked).toEqual([
    '/graph?token=secret false',
    '/graph.jws?token=secret false',
    '/graph?token=secret true',
    '/graph.jws?token=secret true',
    '/graph?token=secret false',
    '/graph.jws?token=secret true',
  ]);
});

test('no signature there is none, and nobody asks for one that is not wanted', async () => {
  const listener: RequestListener = (request, response) =>
    response.writeHead(request.url?.startsWith('/graph?') ? 200 : 404).end('text');
  expect(await (await publishedBy(listener)).look()).toEqual({ sdl: 'text', signature: null });
  const asked: unknown[] = [];
  const unsigned = await publishedBy((request, response) => {
    asked.push(request.url);
    listener(request, response);
  }, false);
  expect(await unsigned.look()).toEqual({ sdl: 'text', signature: null });
  expect(asked).toHaveLength(1);
});

test.each<[string, RequestListener, string]>([
  ['an error', (_, response) => response.writeHead(503).end('<html>'), 'status 503'],
  ['nothing', (_, response) => response.writeHead(404).end(), 'status 404'],
  ['what it never sent before, unchanged', (_, response) => response.writeHead(304).end(), 'status 304'],
  ['silence', () => {}, 'DeadlinePassed'],
  [
    'half an answer',
    (_, response) => response.writeHead(200, { 'content-length': '9' }).write('a'),
    'DeadlinePassed',
  ],
  ['a closed connection', (request) => request.socket.destroy(), 'UND_ERR_SOCKET'],
])(
  'a place that answers %s is away, and what is secret in its address is not told',
  async (_, listener, reason) => {
    const source = await publishedBy(listener);
    const looked = source.look();
    await expect(looked).rejects.toThrow(ReleaseAway);
    await expect(looked).rejects.toThrow(
      new RegExp(`^The supergraph at http://127.0.0.1:\\d+/graph cannot be had \\(${reason}\\)\\.$`),
    );
  },
);

test('A41: a redirect is not followed', async () => {
  let followed = 0;
  const source = await publishedBy((request, response) => {
    if (request.url !== '/graph?token=secret') followed += 1;
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  await expect(source.look()).rejects.toThrow(/status 302/);
  expect(followed).toBe(0);
});

test('an answer without end is refused at 16 MiB', async () => {
  const source = await publishedBy((_, response) => {
    response.writeHead(200, { 'content-length': String(releaseBytesMax + 1) });
    response.end(Buffer.alloc(releaseBytesMax + 1, 32));
  });
  await expect(source.look()).rejects.toThrow(RefusedRelease);
});
