import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';

export interface ExampleQuery {
  readonly query: string;
  /** As JSON text. */
  readonly variables: string;
}

interface Asset {
  readonly type: string;
  readonly body: string;
}

/** Only our own origin is ever asked for anything; Monaco writes its styles into the page, which needs 'unsafe-inline'. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const javascript = 'text/javascript; charset=utf-8';

/** Serves GraphiQL at `/`, wholly out of this process, with example queries as its first tabs. */
export async function mountExplorer(
  server: FastifyInstance,
  examples: readonly ExampleQuery[],
): Promise<void> {
  for (const [path, load] of Object.entries(assets(examples))) {
    const compressed = once(async () => {
      const { type, body } = await load();
      return { type, body: await promisify(gzip)(body) };
    });
    server.get(path, async (_, reply) => sendAsset(reply, await compressed()));
  }
}

function assets(examples: readonly ExampleQuery[]): Readonly<Record<string, () => Promise<Asset>>> {
  // The bundle is nine megabytes: it is read when a person first opens the page, not when a router starts.
  const bundle = () => import('@graphql-yoga/render-graphiql/graphiql');
  return {
    '/': async () => ({ type: 'text/html; charset=utf-8', body: page }),
    '/explorer/start.js': async () => ({ type: javascript, body: startScript(examples) }),
    '/explorer/graphiql.js': async () => ({ type: javascript, body: (await bundle()).js }),
    '/explorer/graphiql.css': async () => ({ type: 'text/css; charset=utf-8', body: (await bundle()).css }),
    '/explorer/editor.worker.js': async () => ({
      type: javascript,
      body: (await bundle()).editorWorkerService,
    }),
    '/explorer/json.worker.js': async () => ({ type: javascript, body: (await bundle()).jsonWorker }),
    '/explorer/graphql.worker.js': async () => ({ type: javascript, body: (await bundle()).graphqlWorker }),
  };
}

async function sendAsset(
  reply: FastifyReply,
  { type, body }: { readonly type: string; readonly body: Buffer },
) {
  return reply
    .headers({
      'content-type': type,
      'content-encoding': 'gzip',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    })
    .send(body);
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>The national graph</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/explorer/graphiql.css" />
  </head>
  <body class="no-focus-outline">
    <noscript>The explorer needs JavaScript. Programs send POST /graphql.</noscript>
    <div id="root" style="height: 100vh"></div>
    <script src="/explorer/graphiql.js"></script>
    <script src="/explorer/start.js"></script>
  </body>
</html>
`;

const startScript = (examples: readonly ExampleQuery[]) => `
const workers = { editorWorkerService: 'editor', json: 'json', graphql: 'graphql' };
self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_, label) => '/explorer/' + (workers[label] ?? 'editor') + '.worker.js',
};
YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
  endpoint: '/graphql',
  title: 'The national graph',
  schemaDescription: true,
  defaultTabs: ${JSON.stringify(examples)},
});
`;

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
