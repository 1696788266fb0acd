import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { personaIds } from '../../shared/synthetic/personas.js';
import { startBrowser, type TestBrowser } from '../../shared/testing/browser.js';
import { personaNiks } from '../../subgraphs/identity/development/development-token.js';
import { developmentPin } from '../../subgraphs/identity/secret/development-secret.js';
import { root } from '../source-files.js';
import { issuerOf } from './tokens.js';

const issuer = issuerOf();

const verify = (token: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${issuer}/jwks`)), {
    issuer,
    audience: 'urn:inadigital:graph',
    typ: 'at+jwt',
  });

describe('in a browser', () => {
  let chromium: TestBrowser;
  let app: Server;
  let callback: string;
  beforeAll(async () => {
    chromium = await startBrowser();
    app = createServer((_, response) => response.end('<!DOCTYPE html><title>App</title>')).listen(
      0,
      '127.0.0.1',
    );
    await once(app, 'listening');
    callback = `http://127.0.0.1:${(app.address() as AddressInfo).port}/callback`;
  });
  afterAll(async () => {
    await chromium.close();
    app.closeAllConnections();
    app.close();
  });

  const siti = { nik: personaNiks.P2, pin: developmentPin(personaIds.P2) };
  const verifier = randomBytes(32).toString('base64url');

  function startOfSignIn(): string {
    const url = new URL(`${issuer}/auth`);
    url.search = new URLSearchParams({
      client_id: 'citizen-app',
      redirect_uri: callback,
      response_type: 'code',
      scope: 'openid permits:apply',
      state: 'from-the-app',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }).toString();
    return url.href;
  }

  /** A browser also tells what it did, such as not to focus a field in which somebody types already. */
  const grave = new Set(['error', 'warning', 'assert']);

  /** Opens the sign-in page; fails the test for whatever the page fetches from elsewhere or its policy forbids. */
  async function visit(options: BrowserContextOptions, act: (page: Page) => Promise<void>): Promise<void> {
    const context = await chromium.browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (grave.has(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (sent) => {
      const { origin, pathname } = new URL(sent.url());
      if (pathname !== '/favicon.ico' && ![new URL(issuer).origin, new URL(callback).origin].includes(origin))
        complaints.push(sent.url());
    });
    await page.goto(startOfSignIn());
    await act(page);
    expect(complaints.filter((text) => !/favicon|status of 422/.test(text))).toEqual([]);
    await context.close();
  }

  async function redeem(page: Page): Promise<string> {
    const back = new URL(page.url());
    expect(back.searchParams.get('state')).toBe('from-the-app');
    const { body } = await request(`${issuer}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'citizen-app',
        redirect_uri: callback,
        code: back.searchParams.get('code') ?? '',
        code_verifier: verifier,
      }).toString(),
    });
    return Object(await body.json()).access_token;
  }

  test('a citizen signs in and consents, and the app gets a token', async () => {
    await visit({ locale: 'id-ID' }, async (page) => {
      await page.getByLabel('NIK').fill(siti.nik);
      await page.getByLabel('PIN').fill(siti.pin);
      await page.getByRole('button', { name: 'Masuk' }).click();
      await page.getByRole('heading', { name: 'Aplikasi Contoh meminta izin Anda' }).waitFor();
      expect(await page.getByRole('listitem').allTextContents()).toContain('memakai layanan permits:apply');
      await page.getByRole('button', { name: 'Izinkan' }).click();
      await page.waitForURL(`${callback}**`);
      const { payload } = await verify(await redeem(page));
      expect(payload).toMatchObject({ citizen_id: personaIds.P2, scope: 'permits:apply' });
    });
  });

  test('with the keyboard alone, and without any script', async () => {
    await visit({ locale: 'en', javaScriptEnabled: false }, async (page) => {
      await page.locator('#nik:focus').waitFor();
      await page.keyboard.type(siti.nik);
      await page.keyboard.press('Tab');
      await page.keyboard.type(siti.pin);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'asks for your consent' }).waitFor();
      await page.locator('button:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(`${callback}**`);
      expect(new URL(page.url()).searchParams.has('code')).toBe(true);
    });
  });

  test('a wrong PIN is said in words, next to fields that are empty again', async () => {
    await visit({ locale: 'en' }, async (page) => {
      await page.getByLabel('NIK').fill(personaNiks.P6);
      await page.getByLabel('PIN').fill('000000');
      await page.getByRole('button', { name: 'Sign in' }).click();
      expect(await page.getByRole('alert').textContent()).toBe(
        'The NIK, PIN or code is not right. Check them and try again.',
      );
      expect(await page.getByLabel('NIK').inputValue()).toBe('');
      expect(await page.getByLabel('NIK').getAttribute('aria-describedby')).toContain('error');
      expect(new URL(page.url()).origin).toBe(new URL(issuer).origin);
    });
  });

  test('who refuses goes back to the app with nothing', async () => {
    await visit({ locale: 'id-ID' }, async (page) => {
      await page.getByLabel('NIK').fill(siti.nik);
      await page.getByLabel('PIN').fill(siti.pin);
      await page.getByRole('button', { name: 'Masuk' }).click();
      await page.getByRole('button', { name: 'Tolak' }).click();
      await page.waitForURL(`${callback}**`);
      const { searchParams } = new URL(page.url());
      expect([searchParams.get('error'), searchParams.get('code')]).toEqual(['access_denied', null]);
    });
  });

  test('the language is the browser’s until the person chooses another, and then stays', async () => {
    await visit({ locale: 'en-GB' }, async (page) => {
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      await page.getByRole('link', { name: 'Bahasa Indonesia' }).click();
      expect(await page.locator('html').getAttribute('lang')).toBe('id');
      await page.getByLabel('NIK').fill(siti.nik);
      await page.getByLabel('PIN').fill(siti.pin);
      await page.getByRole('button', { name: 'Masuk' }).click();
      await page.getByRole('heading', { name: 'meminta izin Anda' }).waitFor();
      await page.getByRole('link', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'asks for your consent' }).waitFor();
    });
  });
});

describe('npm run token', () => {
  const run = promisify(execFile);
  const tokenFor = async (...args: string[]) =>
    (
      await run(process.execPath, [join('.build', 'scripts', 'token.js'), ...args], { cwd: root })
    ).stdout.trim();
  const { data } = inject('nation');

  test.each([
    ['P1', { viewer_kind: 'citizen', citizen_id: personaIds.P1, wards: [personaIds.P3] }],
    ['officer-060', { viewer_kind: 'officer', agency: '060' }],
    ['service-027', { viewer_kind: 'service', agency: '027', sub: 'service-027' }],
    ['analyst', { viewer_kind: 'analyst' }],
  ])('gives %s a token of the running nation', async (who, claims) => {
    const { payload } = await verify(await tokenFor('--as', who, '--data', data));
    expect(payload).toMatchObject(claims);
  });

  test('and with a one-time code one of the higher level', async () => {
    const { payload } = await verify(await tokenFor('--as', 'P5', '--code', '--data', data));
    expect(payload.acr).toBe('urn:inadigital:assurance:2');
  });

  test.each([
    ['the dead', ['--as', 'P4', '--data', data], /gives P4 no token/],
    ['nobody', ['--data', data], /Say who/],
    ['somebody unknown', ['--as', 'P7', '--data', data], /Say who: --as P1, P2/],
    ['a nation that is not there', ['--as', 'P1', '--data', join(data, 'nowhere')], /No nation was started/],
  ])('gives none to %s, and says why', async (_, args, reason) => {
    await expect(tokenFor(...args)).rejects.toMatchObject({ stderr: expect.stringMatching(reason) });
  });
});
