import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../testing/shop.js';
import { usualLimits } from './limit-options.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ limits: { ...usualLimits, origins: ['https://app.example'] } });
});
afterAll(() => shop.stop());

const long = '{ __schema { types { name description } } }';

async function answer(query: string, encoding?: string) {
  const { statusCode, headers, body } = await request(shop.router.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(encoding !== undefined && { 'accept-encoding': encoding }),
    },
    body: JSON.stringify({ query }),
  });
  return { statusCode, headers, bytes: Buffer.from(await body.arrayBuffer()) };
}

test.each([
  ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['gzip', 'gzip;q=1, br;q=0.5', gunzipSync],
] as const)('a long answer comes in %s to whoever takes %s', async (encoding, accepted, decompress) => {
  const plain = await answer(long);
  const { statusCode, headers, bytes } = await answer(long, accepted);
  expect([statusCode, headers['content-encoding']]).toEqual([200, encoding]);
  expect(headers['content-type']).toBe(plain.headers['content-type']);
  expect(String(headers.vary)).toMatch(/accept-encoding/i);
  expect(String(headers.vary)).toMatch(/origin/i);
  expect(decompress(bytes).equals(plain.bytes)).toBe(true);
  expect(bytes.length).toBeLessThan(plain.bytes.length / 2);
});

test.each([undefined, 'identity', 'unheard-of'])(
  'it comes as it is to whoever takes %s',
  async (accepted) => {
    const { statusCode, headers, bytes } = await answer(long, accepted);
    expect([statusCode, headers['content-encoding']]).toEqual([200, undefined]);
    expect(JSON.parse(bytes.toString())).toHaveProperty('data.__schema');
  },
);

test('a short answer is not worth the work', async () => {
  expect((await answer('{ me { id } }', 'br, gzip')).headers['content-encoding']).toBeUndefined();
});
