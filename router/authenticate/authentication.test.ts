import { exportJWK, exportSPKI, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { citizenClaims, keyOf } from '../testing/provider.js';
import { post } from '../testing/shop.js';
import { startTown, type Town } from '../testing/town.js';
import { wrongTokens } from '../testing/wrong-tokens.js';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

const query = JSON.stringify({ query: '{ me { id nik } }' });
const now = () => Math.floor(Date.now() / 1_000);

/** One answer to all that is wrong with a token. */
async function expectRefused(authorization: string | string[], body = query): Promise<void> {
  const { reply, calls } = await town.watch(() =>
    post(town.url, body, { authorization: authorization as string }),
  );
  expect(reply.status).toBe(401);
  expect(reply.headers['www-authenticate']).toBe('Bearer');
  expect(reply.body).toEqual({
    errors: [{ message: 'The access token is not valid.', extensions: { code: 'UNAUTHENTICATED' } }],
  });
  expect(calls).toEqual([]);
}

test('a token as it should be is taken', async () => {
  expect((await town.as({}, '{ me { nik } }')).body).toEqual({ data: { me: { nik: 'nik-p1' } } });
});

test.each(wrongTokens)('A48: a token %s is refused', async (_, shape) => {
  await expectRefused(`Bearer ${await town.provider.token(shape)}`);
});

test.each([
  ['iat', 59],
  ['exp', -59],
])('A48: clocks may be a minute apart: %s', async (claim, seconds) => {
  const { status } = await town.as({ claims: { [claim]: now() + seconds } }, '{ me { id } }');
  expect(status).toBe(200);
});

test('A48: a token of no algorithm is refused', async () => {
  const unsecured = new UnsecuredJWT({
    ...citizenClaims,
    iss: town.provider.issuer,
    aud: 'urn:inadigital:graph',
  });
  await expectRefused(`Bearer ${unsecured.setIssuedAt().setExpirationTime('5m').encode()}`);
  const [, payload] = (await town.provider.token()).split('.');
  for (const alg of ['none', 'None', 'NONE', '']) {
    const header = Buffer.from(JSON.stringify({ alg, typ: 'at+jwt', kid: 'k1' })).toString('base64url');
    await expectRefused(`Bearer ${header}.${payload}.`);
    await expectRefused(`Bearer ${header}.${payload}.AAAA`);
  }
});

test('A48: a public key is no secret to sign with', async () => {
  // Published before the router first asks for keys.
  const fresh = await startTown();
  const key = await fresh.provider.rotate('RS256');
  expect((await fresh.as({}, '{ me { id } }')).status).toBe(200);
  const claims = { ...citizenClaims, iss: fresh.provider.issuer, aud: 'urn:inadigital:graph' };
  const secrets = [await exportSPKI(key.publicKey), JSON.stringify(await exportJWK(key.publicKey))];
  for (const secret of secrets) {
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: key.kid })
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(Buffer.from(secret));
    const { status } = await post(fresh.url, query, { authorization: `Bearer ${token}` });
    expect(status).toBe(401);
  }
  await fresh.stop();
});

test('A48: a key that a token brings, or sends for, is neither used nor fetched', async () => {
  const key = await keyOf('mine');
  const jwk = await exportJWK(key.publicKey);
  const asked = town.provider.asked.length;
  const places = { jku: `${town.provider.issuer}/evil`, x5u: `${town.provider.issuer}/evil` };
  for (const header of [{ jwk }, { jku: places.jku }, { x5u: places.x5u }, { x5c: ['MIIB'] }]) {
    await expectRefused(`Bearer ${await town.provider.token({ key, header: { ...header, kid: 'k1' } })}`);
  }
  expect(town.provider.asked.slice(asked)).not.toContain('/evil');
  await expectRefused(`Bearer ${await town.provider.token({ header: { jku: places.jku } })}`);
});

test('A48: a token that another key signed, or whose claims were changed, is refused', async () => {
  await expectRefused(`Bearer ${await town.provider.token({ key: await keyOf('k1') })}`);
  const [header, , signature] = (await town.provider.token()).split('.');
  const [, other] = (await town.provider.token({ claims: { scope: 'secrets' } })).split('.');
  await expectRefused(`Bearer ${header}.${other}.${signature}`);
});

test('A48: a token is used again as long as it lives, and not after', async () => {
  const token = await town.provider.token({ claims: { exp: now() - 58 } });
  const send = () => post(town.url, query, { authorization: `Bearer ${token}` });
  expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await expectRefused(`Bearer ${token}`);
});

test.each([
  '',
  ' ',
  'Bearer',
  'Bearer ',
  'Bearer a',
  'Bearer a.b',
  'Bearer a.b.c',
  'Bearer a.b.c.d.e',
  'Bearer {}.{}.{}',
  'Bearer a.b.c, Bearer a.b.c',
  'Basic dXNlcjpwYXNz',
  'bearer',
  'undefined',
  `Bearer ${'a'.repeat(7_000)}.b.c`,
  `Bearer ${'.'.repeat(4_000)}`,
])('A48: the header "%.40s" is refused', (authorization) => expectRefused(authorization));

test('A48: two tokens are refused, though each is good', async () => {
  const token = `Bearer ${await town.provider.token()}`;
  await expectRefused([token, token]);
  await expectRefused(`${token}, ${token}`);
  await expectRefused(`${token} `.repeat(2));
});

test.each([
  ['not JSON', '{"query":'],
  ['not GraphQL', '{"query":"{ me {"}'],
  ['a field that there is not', '{"query":"{ nobody }"}'],
  ['an introspection', '{"query":"{ __schema { types { name } } }"}'],
])('a bad token is refused before a body is read that is %s', (_, body) =>
  expectRefused('Bearer a.b.c', body),
);

test('EdDSA and RS256 are taken like ES256', async () => {
  for (const alg of ['EdDSA', 'RS256', 'ES256']) {
    const fresh = await startTown();
    await fresh.provider.rotate(alg);
    expect((await fresh.as({}, '{ me { nik } }')).body).toEqual({ data: { me: { nik: 'nik-p1' } } });
    await fresh.stop();
  }
});

test('while the provider is down, the keys at hand serve, and no others', async () => {
  const { status } = await town.as({}, '{ me { id } }');
  town.provider.behave((response) => response.destroy());
  const unknown = await town.provider.token({ key: await keyOf('unknown') });
  await Promise.all(Array.from({ length: 50 }, () => expectRefused(`Bearer ${unknown}`)));
  expect([status, (await town.as({}, '{ me { id } }')).status]).toEqual([200, 200]);
  town.provider.behave();
});

test('a key that the provider turned to is taken as soon as a token names it', async () => {
  const fresh = await startTown();
  expect((await fresh.as({}, '{ me { id } }')).status).toBe(200);
  const asked = fresh.provider.asked.filter((path) => path === '/jwks').length;
  const key = await fresh.provider.rotate();
  const later = performance.now() + 60_000;
  vi.spyOn(performance, 'now').mockReturnValue(later);
  const replies = await Promise.all(Array.from({ length: 20 }, () => fresh.as({ key }, '{ me { id } }')));
  vi.restoreAllMocks();
  expect(replies.every(({ status }) => status === 200)).toBe(true);
  expect(fresh.provider.asked.filter((path) => path === '/jwks')).toHaveLength(asked + 1);
  await fresh.stop();
});
