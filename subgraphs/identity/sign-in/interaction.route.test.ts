import { randomUUID } from 'node:crypto';
import { request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PageVisitor } from '../development/page-visitor.js';
import { command, type ProviderUnderTest, pinOnly, startProvider } from '../testing/provider-under-test.js';

let provider: ProviderUnderTest;
let pageUrl: URL;
let cookie: string;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());
beforeEach(async () => {
  const visitor = new PageVisitor(provider.issuer);
  pageUrl = (await provider.app('citizen-app', visitor).authorize('openid permits:apply')).url;
  cookie = visitor.cookiesFor(pageUrl);
});

const right = new URLSearchParams({ ...pinOnly('P1'), decision: 'sign-in' }).toString();

/** Sends the sign-in form, as a browser would but for what is said. */
async function send(headers: Readonly<Record<string, string>>, body = right) {
  const response = await request(pageUrl, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });
  return { status: response.statusCode, text: await response.body.text() };
}

describe('a page', () => {
  test('runs no script, loads nothing, and is framed by nobody', async () => {
    const { headers, body } = await request(pageUrl, { headers: { cookie } });
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self' http:\/\/127\.0\.0\.1;/,
    );
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(await body.text()).not.toMatch(/<script|<img|<link|src=|@import/);
  });

  test('names every field, and its language and that of the switch', async () => {
    const { body } = await request(pageUrl, { headers: { cookie, 'accept-language': 'en' } });
    const text = await body.text();
    expect(text).toContain('<html lang="en">');
    expect(text).toMatch(/<a href="[^"]+\?lang=id" lang="id" hreflang="id">Bahasa Indonesia<\/a>/);
    for (const [, id] of text.matchAll(/<input id="(\w+)"/g)) expect(text).toContain(`<label for="${id}">`);
  });

  test('shows an app’s name as text, whatever it holds', async () => {
    const clientId = `app-${randomUUID()}`;
    await command(provider, 'registerApp', {
      clientId,
      name: '<script>alert("1")</script>',
      kind: 'CITIZEN_APP',
      redirectUris: ['http://127.0.0.1/callback'],
      scopes: ['permits:apply'],
    });
    await command(provider, 'approveApp', { clientId });
    const { text } = await provider.app(clientId).authorize('openid permits:apply');
    expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(text).not.toContain('<script');
  });

  test('is marked as of a nation of examples', async () => {
    const { body } = await request(pageUrl, { headers: { cookie } });
    expect(await body.text()).toContain('tidak ada orang yang nyata');
  });
});

describe('a form', () => {
  test('is taken from our own page', async () => {
    const origin = new URL(provider.issuer).origin;
    expect(await send({ origin, 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 303 });
  });

  test.each([
    [{ origin: 'https://elsewhere.example' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('and not from another: %j', async (headers) => {
    expect(await send(headers)).toMatchObject({ status: 403 });
    expect(await send({})).toMatchObject({ status: 303 });
  });

  test('without the cookies of the visit leads nowhere', async () => {
    const { status, text } = await send({ cookie: '' });
    expect(status).toBe(404);
    expect(text).toContain('sudah kedaluwarsa');
  });

  test('sent to the address of another visit leads nowhere', async () => {
    const other = (await provider.app().authorize('openid permits:apply')).url;
    const { statusCode } = await request(other, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: right,
    });
    expect(statusCode).toBe(404);
    expect(await send({})).toMatchObject({ status: 303 });
  });

  test('with cookies that were changed leads nowhere', async () => {
    expect(await send({ cookie: cookie.replaceAll(/_interaction=\w/g, '_interaction=~') })).toMatchObject({
      status: 404,
    });
  });

  test('that is too long, or no form, is refused in words', async () => {
    expect(await send({}, `nik=${'1'.repeat(3_000)}`)).toMatchObject({ status: 413 });
    const { status, text } = await send({ 'content-type': 'application/json' }, '{}');
    expect(status).toBe(415);
    expect(text).toContain('<h1>Tidak dapat dilanjutkan</h1>');
  });
});

test('a person signs out, when the person says so', async () => {
  const visitor = new PageVisitor(provider.issuer);
  const app = provider.app('citizen-app', visitor);
  await app.signIn('openid permits:apply', pinOnly('P1'));
  expect((await app.authorize('openid permits:apply')).text).toContain('value="allow"');
  const page = await visitor.visit(new URL(`${provider.issuer}/session/end`));
  expect(page.text).toContain('Keluar dari Identitas Kependudukan Digital?');
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page.text) ?? [];
  const out = await visitor.visit(new URL(`${provider.issuer}/session/end/confirm`), { xsrf, logout: 'yes' });
  expect(out.text).toContain('Anda sudah keluar');
  expect((await app.authorize('openid permits:apply')).text).toContain('name="pin"');
});
