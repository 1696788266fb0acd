import { once } from 'node:events';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { ApolloServer } from '@apollo/server';
import { Registry } from 'prom-client';
import { request } from 'undici';
import { presentingAndLogging } from '../errors/present-error.js';
import { createHttpServer, mountGraphql, type Patience } from '../http/http-server.js';
import { createLogger } from '../observability/logger.js';

export interface Sent {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** The HTTP server with a small GraphQL schema on it, and its log at hand. */
export class SampleHttpServer {
  readonly lines: string[] = [];
  isReady = true;
  changes = 0;
  /** Lets the field `slow` answer. */
  letGo = () => {};
  url = '';
  stop = async () => {};

  static async start(patience?: Patience): Promise<SampleHttpServer> {
    const sample = new SampleHttpServer();
    await sample.#serve(patience);
    return sample;
  }

  async send(path: string, { method = 'GET', type, headers = {}, body }: Sent = {}) {
    const response = await request(`${this.url}${path}`, {
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

  post(query: string, headers: Readonly<Record<string, string>> = {}) {
    const body = JSON.stringify({ query });
    return this.send('/graphql', { method: 'POST', type: 'application/json', headers, body });
  }

  /** Opens a connection and writes bytes as they are. */
  async write(bytes: string) {
    const socket = connect(Number(new URL(this.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(bytes);
    return socket;
  }

  /** The same, and reads until the server hangs up. */
  async raw(bytes: string): Promise<string> {
    return text(await this.write(bytes));
  }

  async #serve(patience?: Patience): Promise<void> {
    const log = createLogger('test', 'trace', this.#keepingLines());
    const apollo = new ApolloServer<{ requestId: string }>({
      typeDefs: `
        type Query { id: String slow: String broken: String echo(text: String!): String }
        type Mutation { change: Int }`,
      resolvers: this.#resolvers(),
      formatError: presentingAndLogging(log),
      includeStacktraceInErrorResponses: false,
      logger: log,
    });
    await apollo.start();
    const server = await createHttpServer({
      log,
      metrics: new Registry(),
      ready: () => this.isReady,
      ...(patience && { patience }),
    });
    mountGraphql(server, apollo, (requestId) => ({ requestId }));
    this.url = await server.listen({ port: 0, host: '127.0.0.1' });
    this.stop = () => server.close();
  }

  #keepingLines(): Writable {
    return new Writable({
      write: (chunk, _encoding, done) => {
        this.lines.push(String(chunk));
        done();
      },
    });
  }

  #resolvers() {
    return {
      Query: {
        id: (_: unknown, __: unknown, { requestId }: { requestId: string }) => requestId,
        slow: () =>
          new Promise((answer) => {
            this.letGo = () => answer('done');
          }),
        broken: () => {
          throw new Error('connect ECONNREFUSED 10.0.0.1:5432 for citizen 9801011708900001');
        },
        echo: (_: unknown, { text: said }: { text: string }) => said,
      },
      Mutation: {
        change: () => {
          this.changes += 1;
          return this.changes;
        },
      },
    };
  }
}
