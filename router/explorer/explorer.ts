import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ExampleQuery, page, startScript } from './page.js';

interface Source {
  readonly type: string;
  readonly text: string;
}

interface Asset extends Source {
  readonly compressed: Buffer;
  readonly etag: string;
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

/** Serves GraphiQL at `/`, wholly out of this process, with example queries as its first tabs. */
export async function mountExplorer(
  server: FastifyInstance,
  examples: readonly ExampleQuery[],
): Promise<void> {
  for (const [path, load] of Object.entries(sources(examples))) {
    const asset = once(async () => assetOf(await load()));
    server.get(path, async (request, reply) => sendAsset(await asset(), request, reply));
  }
}

function sources(examples: readonly ExampleQuery[]): Readonly<Record<string, () => Promise<Source>>> {
  // The bundle is nine megabytes: it is read when a person first opens the page, not when a router starts.
  const bundle = () => import('@graphql-yoga/render-graphiql/graphiql');
  const script = (text: string): Source => ({ type: 'text/javascript; charset=utf-8', text });
  return {
    '/': async () => ({ type: 'text/html; charset=utf-8', text: page }),
    '/explorer/start.js': async () => script(startScript(examples)),
    '/explorer/graphiql.js': async () => script((await bundle()).js),
    '/explorer/graphiql.css': async () => ({ type: 'text/css; charset=utf-8', text: (await bundle()).css }),
    '/explorer/editor.worker.js': async () => script((await bundle()).editorWorkerService),
    '/explorer/json.worker.js': async () => script((await bundle()).jsonWorker),
    '/explorer/graphql.worker.js': async () => script((await bundle()).graphqlWorker),
  };
}

async function assetOf({ type, text }: Source): Promise<Asset> {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  return { type, text, etag, compressed: await promisify(gzip)(text) };
}

function sendAsset(
  { type, text, etag, compressed }: Asset,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  void reply.headers({
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // Asked for each time and, while the router is the same, not sent again.
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
    etag,
  });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  void reply.type(type);
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(text);
  return reply.header('content-encoding', 'gzip').send(compressed);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
