import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ServiceToken } from './service-token.js';

/** What the provider was asked for tokens. */
const asked: URLSearchParams[] = [];
let answer: (response: ServerResponse) => void;
let provider: Server;
let issuer: string;
let privateKey: JWK;
let publicKey: JWK;

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  privateKey = { ...(await exportJWK(pair.privateKey)), kid: 'key-1' };
  publicKey = await exportJWK(pair.publicKey);
  provider = createServer((request, response) => void serve(request, response)).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/issuer`;
});
beforeEach(() => {
  asked.length = 0;
  answer = (response) => send(response, { access_token: `token-${asked.length}`, expires_in: 600 });
});
afterEach(() => vi.useRealTimers());
afterAll(() => {
  provider.closeAllConnections();
  provider.close();
});

const send = (response: ServerResponse, body: unknown, status = 200) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/issuer/.well-known/openid-configuration') {
    send(response, { issuer, token_endpoint: `${issuer}/token` });
    return;
  }
  asked.push(new URLSearchParams(await text(request)));
  answer(response);
}

const tokenOfService = () =>
  new ServiceToken({
    issuer,
    clientId: 'service-060',
    key: privateKey,
    audience: 'urn:inadigital:graph',
    scope: 'permits:read',
  });

/** Moves the clock alone, so that answers still come. */
const later = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });

test('however many need a token at once, it is asked for once', async () => {
  const token = tokenOfService();
  const tokens = await Promise.all(Array.from({ length: 100 }, () => token.get()));
  expect(new Set(tokens)).toEqual(new Set(['token-1']));
  expect(await token.get()).toBe('token-1');
  expect(asked).toHaveLength(1);
});

test('it is asked for with a signed assertion: ES256, for the provider, good for a minute, used once', async () => {
  await tokenOfService().get();
  await tokenOfService().get();
  const assertions = await Promise.all(
    asked.map(async (form) => {
      const { client_assertion: assertion = '', ...rest } = Object.fromEntries(form);
      expect(rest).toEqual({
        grant_type: 'client_credentials',
        resource: 'urn:inadigital:graph',
        scope: 'permits:read',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      });
      return jwtVerify(assertion, await importJWK(publicKey, 'ES256'), {
        algorithms: ['ES256'],
        issuer: 'service-060',
        subject: 'service-060',
        audience: issuer,
      });
    }),
  );
  for (const { payload, protectedHeader } of assertions) {
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: 'key-1' });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(60);
    expect(Math.abs(Number(payload.iat) - Date.now() / 1_000)).toBeLessThan(5);
  }
  expect(new Set(assertions.map(({ payload }) => payload.jti)).size).toBe(2);
});

test('it is renewed half a minute before its end, by many at once with one question', async () => {
  const token = tokenOfService();
  expect(await token.get()).toBe('token-1');
  later(565_000);
  expect(await token.get()).toBe('token-1');
  later(6_000);
  const tokens = await Promise.all(Array.from({ length: 50 }, () => token.get()));
  expect(new Set(tokens)).toEqual(new Set(['token-2']));
  expect(asked).toHaveLength(2);
});

test.each<readonly [string, (response: ServerResponse) => void]>([
  ['refuses', (response) => send(response, { error: 'invalid_client' }, 401)],
  ['breaks off', (response) => response.destroy()],
  ['answers what is no JSON', (response) => response.end('<html>')],
  ['forgets to say until when', (response) => send(response, { access_token: 'x' })],
])('a provider that %s fails who asks now, and is asked again by the next', async (_, fail) => {
  const token = tokenOfService();
  const mend = answer;
  answer = fail;
  const failed = await Promise.allSettled(Array.from({ length: 20 }, () => token.get()));
  expect(failed.every(({ status }) => status === 'rejected')).toBe(true);
  const tries = asked.length;
  expect(tries).toBe(1);
  answer = mend;
  expect(await token.get()).toBe(`token-${tries + 1}`);
});

test('a failed renewal is not kept either', async () => {
  const token = tokenOfService();
  await token.get();
  later(571_000);
  const mend = answer;
  answer = (response) => send(response, { error: 'server_error' }, 500);
  await expect(token.get()).rejects.toThrow();
  answer = mend;
  expect(await token.get()).toBe('token-3');
});
