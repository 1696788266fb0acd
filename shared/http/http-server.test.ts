import { once } from 'node:events';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { ApolloServer } from '@apollo/server';
import { Registry } from 'prom-client';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presentingAndLogging } from '../errors/present-error.js';
import { createLogger } from '../observability/logger.js';
import { createHttpServer, mountGraphql } from './http-server.js';

const lines: string[] = [];
const log = createLogger(
  'test',
  'trace',
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  }),
);
let isReady = true;
let changes = 0;
let url: string;
let stop: () => Promise<void>;
/** Lets the field `slow` answer. */
let letGo = () => {};

async function serve() {
  const apollo = new ApolloServer<{ requestId: string }>({
    typeDefs: `
      type Query { id: String slow: String broken: String echo(text: String!): String }
      type Mutation { change: Int }`,
    resolvers: {
      Query: {
        id: (_: unknown, __: unknown, { requestId }: { requestId: string }) => requestId,
        slow: () =>
          new Promise((answer) => {
            letGo = () => answer('done');
          }),
        broken: () => {
          throw new Error('connect ECONNREFUSED 10.0.0.1:5432 for citizen 9801011708900001');
        },
        echo: (_: unknown, { text: said }: { text: string }) => said,
      },
      Mutation: {
        change: () => {
          changes += 1;
          return changes;
        },
      },
    },
    formatError: presentingAndLogging(log),
    includeStacktraceInErrorResponses: false,
    logger: log,
  });
  await apollo.start();
  const server = await createHttpServer({ log, metrics: new Registry(), ready: () => isReady });
  mountGraphql(server, apollo, (requestId) => ({ requestId }));
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  return { url: address, stop: () => server.close() };
}

beforeAll(async () => {
  ({ url, stop } = await serve());
});
afterAll(() => stop());

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

async function send(path: string, { method = 'GET', type, headers = {}, body }: Sent = {}) {
  const response = await request(`${url}${path}`, {
    method,
    headers: { ...(type !== undefined && { 'content-type': type }), ...headers },
    ...(body !== undefined && { body }),
  });
  return {
    status: response.statusCode,
    headers: response.headers,
    text: await response.body.text(),
  };
}

const post = (query: string, headers: Readonly<Record<string, string>> = {}) =>
  send('/graphql', { method: 'POST', type: 'application/json', headers, body: JSON.stringify({ query }) });

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
    const { status, text: said } = await send('/graphql', {
      method: 'POST',
      type,
      body: '{"query":"{ id }"}',
    });
    expect([status, JSON.parse(said).data]).toEqual([200, { id: expect.any(String) }]);
  });

  test('to a GET with a query, once it shows that no other site made the browser send it', async () => {
    const path = `/graphql?query=${encodeURIComponent('{ echo(text: "x") }')}`;
    expectRefusal(await send(path), 400);
    const { status, text: said } = await send(path, { headers: { 'apollo-require-preflight': '1' } });
    expect([status, JSON.parse(said).data]).toEqual([200, { echo: 'x' }]);
  });

  test('at the address with a slash too', async () => {
    expect(
      (await send('/graphql/', { method: 'POST', type: 'application/json', body: '{"query":"{ id }"}' }))
        .status,
    ).toBe(200);
  });
});

describe('a request is refused', () => {
  test('with 413 when its body is too large', async () => {
    const body = JSON.stringify({ query: '{ id }', padding: 'x'.repeat(1024 * 1024) });
    expectRefusal(await send('/graphql', { method: 'POST', type: 'application/json', body }), 413);
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
  ])('with 415 when it is of the type %j, by POST and by GET', async (type) => {
    const body = '{"query":"mutation { change }"}';
    expectRefusal(await send('/graphql', { method: 'POST', type, body }), 415);
    if (type !== '') expectRefusal(await send('/graphql?query={id}', { type }), 415);
    expect(changes).toBe(0);
  });

  test('with 415 when it says no type', async () => {
    expectRefusal(await send('/graphql', { method: 'POST', body: Buffer.from('{"query":"{ id }"}') }), 415);
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
    expectRefusal(await send('/graphql', { method: 'POST', type: 'application/json', body }), 400);
  });

  test('with 400 for a body that is no UTF-8 text', async () => {
    const { status } = await send('/graphql', {
      method: 'POST',
      type: 'application/json',
      body: Buffer.from([0xff, 0xfe]),
    });
    expect(status).toBe(400);
  });

  test('with 405 for a mutation by GET, which does nothing', async () => {
    const headers = { 'apollo-require-preflight': '1' };
    expectRefusal(
      await send(`/graphql?query=${encodeURIComponent('mutation { change }')}`, { headers }),
      405,
    );
    expect(changes).toBe(0);
  });

  test.each(['/', '/graphql/x', '/graphqlx', '/health', '/admin', '/..%2f..%2fetc/passwd', '/health/live/x'])(
    'with 404 at %s',
    async (path) => {
      expectRefusal(await send(path), 404, 'NOT_FOUND');
    },
  );

  test.each(['PUT', 'DELETE', 'OPTIONS'] as const)('with 404 by %s', async (method) => {
    expectRefusal(await send('/graphql', { method }), 404, 'NOT_FOUND');
  });

  test('with 400 at an address that cannot be decoded, without repeating it', async () => {
    const answer = await send('/%zz-9801011708900001');
    expectRefusal(answer, 400);
    expect(answer.text).not.toContain('9801011708900001');
  });

  test('with 400 when it is not HTTP, with a code like every other', async () => {
    const answer = await raw('NONSENSE 9801011708900001\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expectRefusal({ status: 400, text: answer.split('\r\n\r\n')[1] ?? '' }, 400);
  });

  test('with 431 when its headers are too large', async () => {
    const answer = await raw(`GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expectRefusal({ status: 431, text: answer.split('\r\n\r\n')[1] ?? '' }, 431);
  });
});

/** Sends bytes as they are, and reads until the server hangs up. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  return text(socket);
}

test('what breaks inside says nothing of the inside, and its words do not reach the log', async () => {
  lines.length = 0;
  const { status, text: said } = await post('{ broken }');
  expect(status).toBe(200);
  expect(JSON.parse(said)).toEqual({
    data: { broken: null },
    errors: [expect.objectContaining({ extensions: { code: 'INTERNAL' }, path: ['broken'] })],
  });
  expect(said).not.toMatch(/10\.0\.0\.1|98010117/);
  expect(lines.join('')).toContain('a field failed');
  expect(lines.join('')).not.toMatch(/10\.0\.0\.1|98010117/);
});

describe('a request id', () => {
  test.each(['0f2a4c6e-1111-4222-8333-444455556666', 'abcDEF12', 'a'.repeat(64)])(
    '%s is kept',
    async (id) => {
      const { headers, text: said } = await post('{ id }', { 'x-request-id': id });
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
    const { headers, text: said } = await post('{ id }', { 'x-request-id': id });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(said).data).toEqual({ id: headers['x-request-id'] });
  });

  test('is given to everything that is answered, and is never the same', async () => {
    const ids = await Promise.all(
      ['/graphql', '/nowhere', '/health/live', '/metrics'].map(
        async (path) => (await send(path)).headers['x-request-id'],
      ),
    );
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });
});

test('each request is logged by its shape: no query, no variables, no address beyond the route', async () => {
  lines.length = 0;
  await post('{ echo(text: "9801011708900001") }');
  await send('/graphql?query={echo(text:"9801011708900001")}');
  await send('/citizen/9801011708900001');
  await send('/health/live');
  await send('/metrics');
  const logged = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered');
  expect(logged.map(({ method, path, status }) => [method, path, status])).toEqual([
    ['POST', '/graphql', 200],
    ['GET', '/graphql', 400],
    ['GET', 'unknown', 404],
  ]);
  expect(lines.join('')).not.toContain('9801011708900001');
});

describe('health', () => {
  test('is live while the process is', async () => {
    expect(await send('/health/live')).toMatchObject({ status: 200, text: '{"status":"live"}' });
  });

  test('is ready only while the process can do its work', async () => {
    expect(await send('/health/ready')).toMatchObject({ status: 200, text: '{"status":"ready"}' });
    isReady = false;
    expect(await send('/health/ready')).toMatchObject({ status: 503, text: '{"status":"not ready"}' });
    expect(await send('/health/live')).toMatchObject({ status: 200 });
    isReady = true;
  });

  test('comes with metrics for Prometheus', async () => {
    const { status, headers, text: said } = await send('/metrics');
    expect([status, headers['content-type']]).toEqual([200, expect.stringMatching(/^text\/plain/)]);
    expect(said).toMatch(/^process_cpu_seconds_total \d/m);
  });
});

test('a client that hangs up, before its answer or in the middle of its request, harms nobody', async () => {
  lines.length = 0;
  for (const bytes of [
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n{"query":"{slow}"}',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"query":',
    'POST /graphql HTTP/1.1\r\nHost: x\r\n',
  ]) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(bytes);
    await new Promise((later) => setTimeout(later, 50));
    socket.destroy();
  }
  letGo();
  await new Promise((later) => setTimeout(later, 50));
  expect((await post('{ id }')).status).toBe(200);
  const levels = lines.map((line) => JSON.parse(line).level);
  expect(levels.filter((level) => level >= 50)).toEqual([]);
});

describe('stopping', () => {
  test('lets what is in flight be answered, then takes nobody in', async () => {
    const other = await serve();
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
    letGo();
    const { statusCode, body } = await inFlight;
    expect([statusCode, await body.json()]).toEqual([200, { data: { slow: 'done' } }]);
    // The client would keep its connection; the server has no more use for it.
    const answered = performance.now();
    await stopping;
    expect(performance.now() - answered).toBeLessThan(2_000);
  });

  test('does not wait for connections that stand idle', async () => {
    const other = await serve();
    const socket = connect(Number(new URL(other.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    const begun = performance.now();
    await other.stop();
    expect(performance.now() - begun).toBeLessThan(2_000);
    socket.destroy();
  });
});
