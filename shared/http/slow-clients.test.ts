import { once } from 'node:events';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SampleHttpServer } from '../testing/sample-http-server.js';

let server: SampleHttpServer;
beforeAll(async () => {
  server = await SampleHttpServer.start({ headersMs: 400, requestMs: 800 });
});
afterAll(() => server.stop());

/** Several times what the server's patience and the interval of its looking come to. */
const hangMs = 10_000;
const dripMs = 50;

/** Writes more and more until the server hangs up, and tells what the server said. */
async function drip(beginning: string, more: string): Promise<string> {
  const socket = await server.write(beginning);
  socket.on('error', () => {});
  const drops = setInterval(() => socket.write(more), dripMs);
  try {
    return await text(socket);
  } finally {
    clearInterval(drops);
  }
}

const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

test.each([
  ['headers that come one by one', `${head}`, 'X-A: b\r\n'],
  ['a header that comes letter by letter', `${head}X-Long: `, 'x'],
  ['a body that comes letter by letter', `${head}Content-Length: 5000\r\n\r\n{"query":"`, ' '],
  ['chunks that come one by one', `${head}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'],
])('A47: %s are given up with 408', async (_, beginning, more) => {
  const begun = performance.now();
  const said = await drip(beginning, more);
  expect(performance.now() - begun).toBeLessThan(hangMs);
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
  expect(JSON.parse(said.split('\r\n\r\n')[1] ?? '')).toEqual({
    errors: [{ message: 'The request took too long to arrive.', extensions: { code: 'BAD_REQUEST' } }],
  });
});

test('A47: while two thousand connections say nothing, others are answered, and the silent ones are hung up on', async () => {
  const idle: Socket[] = [];
  for (let batch = 0; batch < 20; batch += 1) {
    idle.push(...(await Promise.all(Array.from({ length: 100 }, () => server.write('')))));
  }
  const closed = idle.map((socket) => once(socket.on('error', () => {}).resume(), 'close'));
  expect((await server.post('{ id }')).status).toBe(200);
  await Promise.all(closed);
  expect((await server.post('{ id }')).status).toBe(200);
});
