import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface Source {
  readonly type: string;
  readonly text: string;
}

export interface Asset extends Source {
  readonly compressed: Buffer;
  readonly etag: string;
}

export const scriptOf = (text: string): Source => ({ type: 'text/javascript; charset=utf-8', text });
export const styleOf = (text: string): Source => ({ type: 'text/css; charset=utf-8', text });
export const documentOf = (text: string): Source => ({ type: 'text/html; charset=utf-8', text });

/** An asset that is made when it is first asked for, and once. */
export function assetOnce(load: () => Promise<Source>): () => Promise<Asset> {
  let made: Promise<Asset> | undefined;
  return () => {
    made ??= load().then(assetOf);
    return made;
  };
}

async function assetOf({ type, text }: Source): Promise<Asset> {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  return { type, text, etag, compressed: await promisify(gzip)(text) };
}

/**
 * Only our own origin is ever asked for anything; Monaco writes its styles into the page, which needs 'unsafe-inline'.
 * @param provider an origin that the page may speak with as well.
 */
function contentSecurityPolicy(provider?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `connect-src 'self'${provider === undefined ? '' : ` ${provider}`}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** @param provider an origin that the page may speak with besides our own. */
export function sendAsset(
  { type, text, etag, compressed }: Asset,
  request: FastifyRequest,
  reply: FastifyReply,
  provider?: string,
): FastifyReply {
  void reply.headers({
    'content-security-policy': contentSecurityPolicy(provider),
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
