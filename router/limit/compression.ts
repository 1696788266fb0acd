import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance, RouteOptions } from 'fastify';

/** A shorter answer fits in one packet, compressed or not. */
const bytesMin = 1_400;
/** Beyond these, twice the time buys a twentieth of the bytes. */
const brotliQuality = 4;
const gzipLevel = 4;

/**
 * Readies the server to compress answers, nothing that comes in. That an answer holds both what a caller chose, its
 * aliases, and the caller's data lets nobody guess them by its length (BREACH): a page elsewhere cannot make a browser
 * send the token, which is in no cookie.
 */
export async function readyToCompress(server: FastifyInstance): Promise<void> {
  await server.register(compress, { global: false, globalDecompression: false });
}

/** For a route whose answers are compressed. */
export const compressed: NonNullable<RouteOptions['compress']> = {
  encodings: ['br', 'gzip'],
  threshold: bytesMin,
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } },
  zlibOptions: { level: gzipLevel },
};
