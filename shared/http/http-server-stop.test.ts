import { once } from 'node:events';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SampleHttpServer } from '../testing/sample-http-server.js';

let server: SampleHttpServer;
beforeAll(async () => {
  server = await SampleHttpServer.start();
});
afterAll(() => server.stop());

test('a client that hangs up, before its answer or in the middle of its request, harms nobody', async () => {
  server.lines.length = 0;
  for (const bytes of [
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n{"query":"{slow}"}',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"query":',
    'POST /graphql HTTP/1.1\r\nHost: x\r\n',
  ]) {
    const socket = await server.write(bytes);
    await new Promise((later) => setTimeout(later, 50));
    socket.destroy();
  }
  server.letGo();
  await new Promise((later) => setTimeout(later, 50));
  expect((await server.post('{ id }')).status).toBe(200);
  const levels = server.lines.map((line) => JSON.parse(line).level);
  expect(levels.filter((level) => level >= 50)).toEqual([]);
});

describe('stopping', () => {
  test('lets what is in flight be answered, then takes nobody in', async () => {
    const other = await SampleHttpServer.start();
    const inFlight = request(`${other.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ slow }"}',
    });
    await new Promise((later) => setTimeout(later, 100));
    let hasStopped = false;
    const stopping = other.stop().then(() => {
      hasStopped = true;
    });
    await new Promise((later) => setTimeout(later, 100));
    expect(hasStopped).toBe(false);
    await expect(request(`${other.url}/health/live`)).rejects.toThrow('ECONNREFUSED');
    other.letGo();
    const { statusCode, body } = await inFlight;
    expect([statusCode, await body.json()]).toEqual([200, { data: { slow: 'done' } }]);
    // The client would keep its connection; the server has no more use for it.
    const answered = performance.now();
    await stopping;
    expect(performance.now() - answered).toBeLessThan(2_000);
  });

  test('does not wait for connections that stand idle', async () => {
    const other = await SampleHttpServer.start();
    const socket = await other.write('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    const begun = performance.now();
    await other.stop();
    expect(performance.now() - begun).toBeLessThan(2_000);
    socket.destroy();
  });
});
