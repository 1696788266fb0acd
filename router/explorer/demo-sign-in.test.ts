import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Shop, startShop } from '../testing/shop.js';

let provider: Server;
let issuer: string;
let discovery: Readonly<Record<string, unknown>> | null;
let shop: Shop;
beforeEach(async () => {
  provider = createServer((_, response) => {
    if (discovery === null) response.destroy();
    else response.end(JSON.stringify(discovery));
  });
  await new Promise<void>((listening) => provider.listen(0, '127.0.0.1', listening));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/oidc`;
  discovery = embedded();
  const person = { citizenId: 'id', name: 'Ani', description: '</script>', nik: '9801', pin: '123456' };
  const demo = { issuer, clientId: 'app', scope: 'openid', people: [person] };
  shop = await startShop({ explorer: { examples: [], demo } });
});
afterEach(async () => {
  await shop.stop();
  provider.closeAllConnections();
  provider.close();
});

const embedded = (change: Readonly<Record<string, unknown>> = {}) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  embedded_nation: true,
  ...change,
});

async function get(path: string) {
  const { statusCode, headers, body } = await request(new URL(path, shop.router.url));
  const policy = String(headers['content-security-policy']);
  return { status: statusCode, policy, text: await body.text() };
}

const statuses = async () =>
  Promise.all(
    ['/', '/callback', '/explorer/sign-in.js', '/explorer/sign-in.css'].map(
      async (path) => (await get(path)).status,
    ),
  );

test('the explorer of an embedded nation has a bar, and people are sent back to the same page', async () => {
  expect(await statuses()).toEqual([200, 200, 200, 200]);
  const { text } = await get('/');
  expect(text).toContain('aria-label="Demo sign-in"');
  expect((await get('/callback')).text).toBe(text);
  expect((await get('/explorer/sign-in.js')).text).toContain('"pin":"123456"');
});

test('the page may speak with the router and the provider, and with nobody else', async () => {
  const { policy } = await get('/');
  const origin = new URL(issuer).origin;
  expect(policy).toContain(`connect-src 'self' ${origin};`);
  expect(policy.replace(origin, '')).not.toMatch(/http|\*|unsafe-eval|script-src[^;]*unsafe/);
});

test.each([
  ['another kind of provider', { embedded_nation: false }],
  ['a provider that does not say', { embedded_nation: undefined }],
  ['the document of another issuer', { issuer: 'http://127.0.0.1:1/oidc' }],
  ['a token endpoint elsewhere', { token_endpoint: 'https://elsewhere.test/token' }],
])('%s signs no demo people in', async (_, change) => {
  discovery = embedded(change);
  expect(await statuses()).toEqual([200, 404, 404, 404]);
  const { text, policy } = await get('/');
  expect(text).not.toMatch(/sign-in|PIN/);
  expect(policy).toContain("connect-src 'self';");
});

test('a provider that was silent is asked again', async () => {
  discovery = null;
  expect(await statuses()).toEqual([200, 404, 404, 404]);
  discovery = embedded();
  expect(await statuses()).toEqual([200, 200, 200, 200]);
});
