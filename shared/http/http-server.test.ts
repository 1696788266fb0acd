import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SampleHttpServer } from '../testing/sample-http-server.js';

let server: SampleHttpServer;
beforeAll(async () => {
  server = await SampleHttpServer.start();
});
afterAll(() => server.stop());

/** Every refusal has a code and says why, and nothing of what it runs on. */
function expectRefusal(
  { status, text: said }: { status: number; text: string },
  expected: number,
  code = 'BAD_REQUEST',
) {
  expect(status).toBe(expected);
  const { errors } = JSON.parse(said);
  expect(errors).toEqual([expect.objectContaining({ extensions: { code } })]);
  expect(errors[0].message).toMatch(/^\S.{9}/);
  expect(said).not.toMatch(/node_modules|fastify|FST_|stack|at \w+ \(/i);
}

describe('GraphQL is answered', () => {
  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'APPLICATION/JSON',
  ])('to a POST of %s', async (type) => {
    const { status, text: said } = await server.send('/graphql', {
      method: 'POST',
      type,
      body: '{"query":"{ id }"}',
    });
    expect([status, JSON.parse(said).data]).toEqual([200, { id: expect.any(String) }]);
  });

  test('to a GET with a query, once it shows that no other site made the browser send it', async () => {
    const path = `/graphql?query=${encodeURIComponent('{ echo(text: "x") }')}`;
    expectRefusal(await server.send(path), 400);
    const { status, text: said } = await server.send(path, { headers: { 'apollo-require-preflight': '1' } });
    expect([status, JSON.parse(said).data]).toEqual([200, { echo: 'x' }]);
  });

  test('at the address with a slash too', async () => {
    expect(
      (
        await server.send('/graphql/', {
          method: 'POST',
          type: 'application/json',
          body: '{"query":"{ id }"}',
        })
      ).status,
    ).toBe(200);
  });
});

describe('a request is refused', () => {
  test('with 413 when its body is too large', async () => {
    const body = JSON.stringify({ query: '{ id }', padding: 'x'.repeat(1024 * 1024) });
    expectRefusal(await server.send('/graphql', { method: 'POST', type: 'application/json', body }), 413);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/json; charset=latin1',
    'application/graphql',
    'application/graphql-response+json',
    'application/jsonp',
    'nonsense',
    '',
  ])('A44: with 415 when it is of the type %j, by POST and by GET', async (type) => {
    const body = '{"query":"mutation { change }"}';
    expectRefusal(await server.send('/graphql', { method: 'POST', type, body }), 415);
    if (type !== '') expectRefusal(await server.send('/graphql?query={id}', { type }), 415);
    expect(server.changes).toBe(0);
  });

  test('with 415 when it says no type', async () => {
    expectRefusal(
      await server.send('/graphql', { method: 'POST', body: Buffer.from('{"query":"{ id }"}') }),
      415,
    );
  });

  test.each([
    '{',
    '',
    'null',
    '"x"',
    '[]',
    '{}',
    '{"query":7}',
    '{"query":""}',
    '[{"query":"{ id }"}]',
    '{"query":"{ id }","variables":"x"}',
  ])('with 400 when its body is %j', async (body) => {
    expectRefusal(await server.send('/graphql', { method: 'POST', type: 'application/json', body }), 400);
  });

  test('with 400 for a body that is no UTF-8 text', async () => {
    const { status } = await server.send('/graphql', {
      method: 'POST',
      type: 'application/json',
      body: Buffer.from([0xff, 0xfe]),
    });
    expect(status).toBe(400);
  });

  test('with 405 for a mutation by GET, which does nothing', async () => {
    const headers = { 'apollo-require-preflight': '1' };
    expectRefusal(
      await server.send(`/graphql?query=${encodeURIComponent('mutation { change }')}`, { headers }),
      405,
    );
    expect(server.changes).toBe(0);
  });

  test.each(['/', '/graphql/x', '/graphqlx', '/health', '/admin', '/..%2f..%2fetc/passwd', '/health/live/x'])(
    'with 404 at %s',
    async (path) => {
      expectRefusal(await server.send(path), 404, 'NOT_FOUND');
    },
  );

  test.each(['PUT', 'DELETE', 'OPTIONS'] as const)('with 404 by %s', async (method) => {
    expectRefusal(await server.send('/graphql', { method }), 404, 'NOT_FOUND');
  });

  test('with 400 at an address that cannot be decoded, without repeating it', async () => {
    const answer = await server.send('/%zz-9801011708900001');
    expectRefusal(answer, 400);
    expect(answer.text).not.toContain('9801011708900001');
  });

  test('with 400 when it is not HTTP, with a code like every other', async () => {
    const answer = await server.raw('NONSENSE 9801011708900001\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expectRefusal({ status: 400, text: answer.split('\r\n\r\n')[1] ?? '' }, 400);
  });

  test.each([
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
    [
      'a length and chunks',
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n',
    ],
    ['an unknown encoding', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['a bare line feed', 'X: y\nTransfer-Encoding: chunked\n\n0\n\n'],
  ])('A47: with 400 and one answer when a second request could hide behind %s', async (_, rest) => {
    const answer = await server.raw(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${rest}`,
    );
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
  });

  test('A47: with 431 when its headers are too large', async () => {
    const answer = await server.raw(`GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expectRefusal({ status: 431, text: answer.split('\r\n\r\n')[1] ?? '' }, 431);
  });
});

test('what breaks inside says nothing of the inside, and its words do not reach the log', async () => {
  server.lines.length = 0;
  const { status, text: said } = await server.post('{ broken }');
  expect(status).toBe(200);
  expect(JSON.parse(said)).toEqual({
    data: { broken: null },
    errors: [expect.objectContaining({ extensions: { code: 'INTERNAL' }, path: ['broken'] })],
  });
  expect(said).not.toMatch(/10\.0\.0\.1|98010117/);
  expect(server.lines.join('')).toContain('a field failed');
  expect(server.lines.join('')).not.toMatch(/10\.0\.0\.1|98010117/);
});

describe('a request id', () => {
  test.each(['0f2a4c6e-1111-4222-8333-444455556666', 'abcDEF12', 'a'.repeat(64)])(
    '%s is kept',
    async (id) => {
      const { headers, text: said } = await server.post('{ id }', { 'x-request-id': id });
      expect(headers['x-request-id']).toBe(id);
      expect(JSON.parse(said).data).toEqual({ id });
    },
  );

  test.each([
    'short',
    'a'.repeat(65),
    'with space here',
    '{"nik":"9801011708900001"}',
    '../../etc/passwd',
    'id_12345',
  ])('%j is replaced by our own', async (id) => {
    const { headers, text: said } = await server.post('{ id }', { 'x-request-id': id });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(said).data).toEqual({ id: headers['x-request-id'] });
  });

  test('is given to everything that is answered, and is never the same', async () => {
    const ids = await Promise.all(
      ['/graphql', '/nowhere', '/health/live', '/metrics'].map(
        async (path) => (await server.send(path)).headers['x-request-id'],
      ),
    );
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });
});

test('each request is logged by its shape: no query, no variables, no address beyond the route', async () => {
  server.lines.length = 0;
  await server.post('{ echo(text: "9801011708900001") }');
  await server.send('/graphql?query={echo(text:"9801011708900001")}');
  await server.send('/citizen/9801011708900001');
  await server.send('/health/live');
  await server.send('/metrics');
  const logged = server.lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered');
  expect(logged.map(({ method, path, status }) => [method, path, status])).toEqual([
    ['POST', '/graphql', 200],
    ['GET', '/graphql', 400],
    ['GET', 'unknown', 404],
  ]);
  expect(server.lines.join('')).not.toContain('9801011708900001');
});

describe('health', () => {
  test('is live while the process is', async () => {
    expect(await server.send('/health/live')).toMatchObject({ status: 200, text: '{"status":"live"}' });
  });

  test('is ready only while the process can do its work', async () => {
    expect(await server.send('/health/ready')).toMatchObject({ status: 200, text: '{"status":"ready"}' });
    server.isReady = false;
    expect(await server.send('/health/ready')).toMatchObject({ status: 503, text: '{"status":"not ready"}' });
    expect(await server.send('/health/live')).toMatchObject({ status: 200 });
    server.isReady = true;
  });

  test('comes with metrics for Prometheus', async () => {
    const { status, headers, text: said } = await server.send('/metrics');
    expect([status, headers['content-type']]).toEqual([200, expect.stringMatching(/^text\/plain/)]);
    expect(said).toMatch(/^process_cpu_seconds_total \d/m);
  });
});
