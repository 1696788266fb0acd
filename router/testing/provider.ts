import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const audience = 'urn:inadigital:graph';

interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

export interface TokenShape {
  readonly claims?: JWTPayload;
  /** Put over the header's own. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Another key than the provider's current one. */
  readonly key?: SigningKey;
  /** Claims to leave out. */
  readonly without?: readonly string[];
}

/** An OpenID provider as far as a router sees one, which a test can make fail. */
export interface TestProvider {
  readonly issuer: string;
  /** The paths that were asked for, growing. */
  readonly asked: readonly string[];
  token(shape?: TokenShape): Promise<string>;
  /** Signs with a new key from now on, and publishes it; the old ones stay published unless they are revoked. */
  rotate(alg?: string, revoke?: boolean): Promise<SigningKey>;
  /** Answers for the keys in the provider's place; without a behaviour it is honest again. */
  behave(behaviour?: (response: ServerResponse, keys: string) => unknown): void;
  stop(): Promise<void>;
}

export const keyOf = async (kid: string, alg = 'ES256'): Promise<SigningKey> => ({
  kid,
  alg,
  ...(await generateKeyPair(alg, { extractable: true })),
});

export const citizenClaims: JWTPayload = {
  sub: 'pairwise-1',
  client_id: 'app-1',
  jti: 'token-1',
  scope: 'openid names',
  acr: 'urn:inadigital:assurance:2',
  viewer_kind: 'citizen',
  citizen_id: '11111111-1111-4111-8111-111111111111',
};

export async function startProvider(): Promise<TestProvider> {
  const asked: string[] = [];
  const keys = [await keyOf('k1')];
  const honest = (response: ServerResponse, body: string) => send(response, body);
  let behaviour: (response: ServerResponse, body: string) => unknown = honest;
  const server = createServer(async ({ url = '' }, response) => {
    asked.push(url);
    if (url.endsWith('openid-configuration')) {
      send(response, JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks` }));
      return;
    }
    const published = keys.map(async ({ kid, alg, publicKey }) => ({
      ...(await exportJWK(publicKey)),
      kid,
      alg,
    }));
    await behaviour(response, JSON.stringify({ keys: await Promise.all(published) }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    asked,
    token: ({ claims = {}, header = {}, key = keys[0], without = [] } = {}) => {
      const now = Math.floor(Date.now() / 1_000);
      const all = { iss: issuer, aud: audience, iat: now, exp: now + 600, ...citizenClaims, ...claims };
      const payload = Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name)));
      if (!key) throw new Error('a provider has a key');
      return new SignJWT(payload)
        .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header })
        .sign(key.privateKey, { crit: { x: true } });
    },
    rotate: async (alg = 'ES256', revoke = false) => {
      const key = await keyOf(`k${keys.length + 1}-${asked.length}`, alg);
      if (revoke) keys.length = 0;
      keys.unshift(key);
      return key;
    },
    behave: (next = honest) => {
      behaviour = next;
    },
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}
