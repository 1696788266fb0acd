import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Shop, startShop } from '../testing/shop.js';
import { usualLimits } from './limit-options.js';

const app = 'https://app.example';
let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ limits: { ...usualLimits, origins: [app, 'http://localhost:3000'] } });
});
afterAll(() => shop.stop());

async function send(
  method: 'GET' | 'POST' | 'OPTIONS',
  headers: Readonly<Record<string, string>>,
  search = '',
) {
  const {
    statusCode,
    headers: received,
    body,
  } = await request(`${shop.router.url}${search}`, {
    method,
    headers: { ...(method === 'POST' && { 'content-type': 'application/json' }), ...headers },
    ...(method === 'POST' && { body: '{"query":"{ me { id } }"}' }),
  });
  await body.dump();
  const access = Object.entries(received).filter(([name]) => name.startsWith('access-control'));
  return { status: statusCode, vary: received.vary, access: Object.fromEntries(access) };
}

test.each([app, 'http://localhost:3000'])(
  'A45: a page of %s, which is allowed, may ask and read',
  async (origin) => {
    const wanted = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    const asked = await send('OPTIONS', { origin, ...wanted });
    expect(asked.status).toBe(204);
    expect(asked.access).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': expect.stringMatching(/authorization.*content-type/),
    });
    const answered = await send('POST', { origin });
    expect(answered).toMatchObject({ status: 200, access: { 'access-control-allow-origin': origin } });
    expect(answered.vary).toMatch(/origin/i);
    expect(answered.access).not.toHaveProperty('access-control-allow-credentials');
  },
);

test('A45: an allowed page may read why it was refused', async () => {
  expect((await send('GET', { origin: app })).access).toHaveProperty('access-control-allow-origin', app);
});

test.each([
  'https://elsewhere.example',
  'null',
  '',
  '*',
  'https://app.example.elsewhere.example',
  'https://app.example:444',
  'http://app.example',
  'https://APP.example',
  'https://app.example/',
  `${app}, ${app}`,
])('A45: a page of %j may neither ask nor read', async (origin) => {
  for (const method of ['OPTIONS', 'POST', 'GET'] as const) {
    const { status, access } = await send(method, { origin, 'access-control-request-method': 'POST' });
    expect(access).toEqual({});
    if (method === 'OPTIONS') expect(status).toBe(403);
  }
});

describe('A44: a GET is answered only when no page elsewhere can have made the browser send it', () => {
  const query = '?query={me{id}}';

  test.each([
    ['a form or a link', { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' }],
    ['an image or a script', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': 'cross-site' }],
    [
      'a script elsewhere',
      { 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
    ],
    ['a page without an origin', { 'sec-fetch-mode': 'cors', origin: 'null' }],
    ['a WebSocket', { 'sec-fetch-mode': 'websocket' }],
    ['a browser that does not say', {}],
  ])('not to %s', async (_, headers) => {
    expect((await send('GET', headers, query)).status).toBe(400);
  });

  test.each([
    ['a script of our own page', { 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' }],
    [
      'a script of an allowed page',
      { 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'cross-site', origin: app },
    ],
    ['whoever was asked for leave', { 'apollo-require-preflight': '1' }],
  ])('to %s', async (_, headers) => {
    expect((await send('GET', headers, query)).status).toBe(200);
  });
});
