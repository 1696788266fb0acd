import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../testing/shop.js';

let shop: Shop;
beforeAll(async () => {
  const query = 'query Ü { me { name } } # </script>\u2028';
  shop = await startShop({ explorer: { examples: [{ query, variables: '{}' }] } });
});
afterAll(() => shop.stop());

const get = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
  const { statusCode, headers: received, body } = await request(new URL(path, shop.router.url), { headers });
  return { status: statusCode, headers: received, body: Buffer.from(await body.arrayBuffer()) };
};

test('A46: the page and all it needs is here, and may load nothing from elsewhere', async () => {
  const { status, headers, body } = await get('/');
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  const policy = String(headers['content-security-policy']);
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).not.toMatch(/http|\*|unsafe-eval|script-src[^;]*unsafe/);
  const references = [...body.toString().matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, address = '']) => address,
  );
  expect(references.length).toBeGreaterThan(2);
  for (const address of references) {
    if (address.startsWith('data:')) continue;
    expect(address).toMatch(/^\/explorer\//);
    expect((await get(address)).status).toBe(200);
  }
});

test('without demo people nobody can sign in, and nobody is sent back', async () => {
  const { body } = await get('/');
  expect(body.toString()).not.toMatch(/sign-in|PIN/);
  for (const path of ['/callback', '/explorer/sign-in.js', '/explorer/sign-in.css'])
    expect((await get(path)).status).toBe(404);
});

test('who does not take gzip is given text', async () => {
  const plain = await get('/explorer/start.js');
  const packed = await get('/explorer/start.js', { 'accept-encoding': 'gzip, br' });
  expect(plain.headers).not.toHaveProperty('content-encoding');
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(packed.body)).toEqual(plain.body);
});

test('what a browser has already is not sent again', async () => {
  const { headers } = await get('/explorer/graphiql.css');
  const again = await get('/explorer/graphiql.css', { 'if-none-match': String(headers.etag) });
  expect(again.status).toBe(304);
  expect(again.body.length).toBe(0);
});

test('an example is carried as it is, whatever is in it', async () => {
  const { body } = await get('/explorer/start.js');
  const examples = /^const examples = ([^\n]*);\n/m.exec(body.toString())?.[1];
  expect(JSON.parse(examples ?? '')).toEqual([
    { query: 'query Ü { me { name } } # </script>\u2028', variables: '{}' },
  ]);
});
