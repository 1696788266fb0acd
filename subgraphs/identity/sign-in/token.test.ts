import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personaIds } from '../../../shared/synthetic/personas.js';
import type { OpenIdClient } from '../development/openid-client.js';
import { developmentKey } from '../secret/development-secret.js';
import { command, type ProviderUnderTest, pinOnly, startProvider } from '../testing/provider-under-test.js';

let provider: ProviderUnderTest;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());

const scope = 'openid permits:apply';
const invalidGrant = { status: 400, body: { error: 'invalid_grant' } };
const invalidClient = { status: 401, body: { error: 'invalid_client' } };

describe('an authorization code', () => {
  const back = async (app: OpenIdClient) => app.signIn(scope, pinOnly('P1'));

  test('is redeemed once; sent twice it ends what it began', async () => {
    const app = provider.app();
    const place = await app.signIn('openid offline_access permits:apply', pinOnly('P1'), {
      prompt: 'consent',
    });
    const { body } = await app.redeem(place);
    expect(await app.redeem(place)).toMatchObject(invalidGrant);
    expect(await app.refresh(body.refresh_token ?? '')).toMatchObject(invalidGrant);
  });

  test('is redeemed by at most one of twenty at once', async () => {
    const app = provider.app();
    const place = await back(app);
    const answers = await Promise.all(Array.from({ length: 20 }, () => app.redeem(place)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect(answers.filter(({ status }) => status === 500)).toEqual([]);
  });

  test('is worth nothing without the verifier it was made for', async () => {
    for (const code_verifier of [
      null,
      'x'.repeat(43),
      createHash('sha256').update('x').digest('base64url'),
    ]) {
      const app = provider.app();
      const { status, body } = await app.redeem(await back(app), { code_verifier });
      expect(status).toBe(400);
      expect(body).not.toHaveProperty('access_token');
    }
  });

  test('nor to another app, nor with another redirect address', async () => {
    const app = provider.app();
    const place = await back(app);
    expect(await app.redeem(place, { client_id: 'officer-060' })).toMatchObject(invalidGrant);
    expect(await app.redeem(place, { redirect_uri: 'http://127.0.0.1/other' })).toMatchObject(invalidGrant);
  });
});

describe('an authorization request is refused', () => {
  test.each([
    ['without PKCE', { code_challenge: null, code_challenge_method: null }, 'invalid_request'],
    ['with plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['for a token in the address', { response_type: 'token' }, 'unsupported_response_type'],
    ['for another resource', { resource: 'urn:other:graph' }, 'invalid_target'],
  ])('%s, and the app is told', async (_, parameters, error) => {
    const { url } = await provider.app().authorize(scope, parameters);
    expect(url.origin).toBe('http://127.0.0.1');
    const told = new URLSearchParams(url.search || url.hash.slice(1));
    expect(told.get('error')).toBe(error);
    expect(told.has('code')).toBe(false);
  });

  test.each([
    ['to a redirect address that is not registered', { redirect_uri: 'https://elsewhere.example/callback' }],
    ['to one that only begins as the registered one', { redirect_uri: 'http://127.0.0.1/callback/more' }],
    ['of an app nobody knows', { client_id: 'nobody' }],
    ['of an app with an impossible id', { client_id: "x' OR true --\u0000" }],
  ])('%s, and nobody is sent anywhere', async (_, parameters) => {
    const page = await provider.app().authorize(scope, parameters);
    expect(page).toMatchObject({ status: 400 });
    expect(page.url.href.startsWith(provider.issuer)).toBe(true);
    expect(page.text).toContain('Aplikasi mengirim permintaan yang tidak dapat diterima');
    expect(page.text).not.toMatch(/elsewhere|OR true/);
  });
});

describe('a refresh token', () => {
  const start = async () => {
    const app = provider.app();
    const place = await app.signIn('openid offline_access permits:apply', pinOnly('P1'), {
      prompt: 'consent',
    });
    const { body } = await app.redeem(place);
    return { app, first: body.refresh_token ?? '' };
  };

  test('is given only when the app asks to act while the person is away', async () => {
    const app = provider.app();
    const { body } = await app.redeem(await app.signIn(scope, pinOnly('P1')));
    expect(body).not.toHaveProperty('refresh_token');
  });

  test('is exchanged for a new one and a token that says the same', async () => {
    const { app, first } = await start();
    const { body } = await app.refresh(first);
    expect(body.refresh_token).not.toBe(first);
    expect(await provider.verify(body.access_token)).toMatchObject({
      citizen_id: personaIds.P1,
      wards: [personaIds.P3],
      acr: 'urn:inadigital:assurance:1',
      scope: 'permits:apply',
    });
  });

  test('used a second time ends the whole chain, the newest token too', async () => {
    const { app, first } = await start();
    const { body } = await app.refresh(first);
    expect(await app.refresh(first)).toMatchObject(invalidGrant);
    expect(await app.refresh(body.refresh_token ?? '')).toMatchObject(invalidGrant);
  });

  test('sent twenty times at once leaves nothing to go on with', async () => {
    const { app, first } = await start();
    const answers = await Promise.all(Array.from({ length: 20 }, () => app.refresh(first)));
    const given = answers.filter(({ status }) => status === 200);
    expect(given.length).toBeLessThanOrEqual(1);
    for (const { body } of given)
      expect(await app.refresh(body.refresh_token ?? '')).toMatchObject(invalidGrant);
  });

  test('is revoked by its app, with everything of that consent, and by no other app', async () => {
    const { app, first } = await start();
    await provider.app('officer-060').post('token/revocation', { token: first });
    const { body, status } = await app.refresh(first);
    expect(status).toBe(200);
    const second = body.refresh_token ?? '';
    expect(await app.post('token/revocation', { token: second })).toMatchObject({ status: 200 });
    expect(await app.refresh(second)).toMatchObject(invalidGrant);
  });

  test('is worth nothing once the person is suspended, or the time is over', async () => {
    const suspended = await start();
    await provider.sql(`UPDATE credential SET status = 'SUSPENDED' WHERE citizen_id = $1`, [personaIds.P1]);
    expect(await suspended.app.refresh(suspended.first)).toMatchObject(invalidGrant);
    await provider.sql(`UPDATE credential SET status = 'ACTIVE' WHERE citizen_id = $1`, [personaIds.P1]);
    const late = await start();
    await provider.sql('UPDATE oidc_model SET expires_at = now()');
    expect(await late.app.refresh(late.first)).toMatchObject(invalidGrant);
  });
});

describe('a program', () => {
  const key = developmentKey('service-060');
  const service = () => provider.app('service-060');
  const now = () => Math.floor(Date.now() / 1_000);

  test('proves itself with its key and gets the scopes it may have', async () => {
    const { body } = await service().asProgram(key, 'permits:apply aid:read');
    expect(body).toMatchObject({ scope: 'permits:apply', token_type: 'Bearer', expires_in: 600 });
  });

  test.each([
    ['another program’s key', developmentKey('service-027'), {}],
    ['an expired assertion', key, { exp: 1_700_000_000 }],
    ['an assertion of no end', key, { exp: undefined }],
    ['an assertion without an id', key, { jti: undefined }],
    ['an assertion for somebody else', key, { aud: 'https://elsewhere.example' }],
    ['an assertion in another’s name', key, { iss: 'service-027' }],
  ])('with %s gets nothing', async (_, used, claims) => {
    expect(await service().asProgram({ ...used, kid: 'service-060' }, 'permits:apply', claims)).toMatchObject(
      invalidClient,
    );
  });

  test('may not begin later than now', async () => {
    const answer = await service().asProgram(key, 'permits:apply', { nbf: now() + 3_600 });
    expect(answer).toMatchObject(invalidClient);
  });

  test('uses an assertion once, of twenty at once as well', async () => {
    const assertion = await service().assertion(key);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => service().present(assertion, 'permits:apply')),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(19);
    expect(await service().present(assertion, 'permits:apply')).toMatchObject(invalidClient);
  });

  test('without a key, or with a secret, gets nothing', async () => {
    const post = (parameters: Readonly<Record<string, string>>) =>
      service().post('token', { grant_type: 'client_credentials', scope: 'permits:apply', ...parameters });
    expect(await post({})).toMatchObject(invalidClient);
    expect(await post({ client_secret: 'secret' })).toMatchObject(invalidClient);
  });

  test('is no app for people, and an app for people no program', async () => {
    expect(await provider.app('service-060').authorize(scope)).toMatchObject({ status: 400 });
    const answer = await provider.app().post('token', { grant_type: 'client_credentials', scope });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});

describe('a suspended app', () => {
  const suspend = (clientId: string) => command(provider, 'suspendApp', { clientId });
  const approve = (clientId: string) => command(provider, 'approveApp', { clientId });

  test('gets no token from the next request on, at any step, until it is approved again', async () => {
    const atStart = provider.app('officer-023');
    const atPage = provider.app('officer-023');
    const atCode = provider.app('officer-023');
    const asked = 'openid offline_access education:read';
    const page = await atPage.authorize(asked);
    const place = await atCode.signIn(asked, pinOnly('P1'), { prompt: 'consent' });
    expect(await suspend('officer-023')).toMatchObject({ status: 'SUSPENDED' });

    expect(await atStart.authorize(asked)).toMatchObject({ status: 400 });
    expect(await atPage.visitor.submit(page, { ...pinOnly('P1'), decision: 'sign-in' })).toMatchObject({
      status: 404,
    });
    expect(await atCode.redeem(place)).toMatchObject(invalidClient);

    expect(await approve('officer-023')).toMatchObject({ status: 'APPROVED' });
    expect(await atCode.redeem(place)).toMatchObject({ status: 200 });
  });

  test('that is a program gets none either', async () => {
    await suspend('service-024');
    expect(
      await provider.app('service-024').asProgram(developmentKey('service-024'), 'health:read'),
    ).toMatchObject(invalidClient);
  });
});

describe('what the provider keeps', () => {
  test('names nobody and opens nothing to who reads it', async () => {
    const app = provider.app();
    const place = await app.signIn('openid offline_access permits:apply', pinOnly('P1'), {
      prompt: 'consent',
      login_hint: pinOnly('P1').nik,
    });
    const { body } = await app.redeem(place);
    const rows = await provider.sql<Readonly<Record<string, unknown>>>('SELECT * FROM oidc_model');
    expect(rows.length).toBeGreaterThan(0);
    const stored = rows
      .flatMap((row) => Object.values(row))
      .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
      .join('\n');
    const code = place.url.searchParams.get('code') ?? '';
    for (const secret of [pinOnly('P1').nik, personaIds.P1, code, body.refresh_token ?? '', 'permits:apply'])
      expect(stored).not.toContain(secret);
  });

  test('is purged a day after it expired, and can be deleted in no other way', async () => {
    const count = async () => (await provider.sql('SELECT FROM oidc_model')).length;
    await provider.sql(`UPDATE oidc_model SET expires_at = now() - interval '23 hours'`);
    const before = await count();
    await provider.sql('SELECT purge_oidc_models()');
    expect(await count()).toBe(before);
    await provider.sql(`UPDATE oidc_model SET expires_at = now() - interval '25 hours'`);
    await provider.sql('SELECT purge_oidc_models()');
    expect(await count()).toBe(0);
    expect(
      await provider.sql(
        `SELECT has_table_privilege('identity_app', 'oidc_model', 'DELETE') AS may_delete,
                has_function_privilege('identity_app', 'purge_oidc_models()', 'EXECUTE') AS may_purge`,
      ),
    ).toEqual([{ may_delete: false, may_purge: true }]);
  });
});

test('the pages are good for one visit: another’s address, or none’s, leads nowhere', async () => {
  const mine = await provider.app().authorize(scope);
  expect(await provider.app().visitor.visit(mine.url)).toMatchObject({ status: 404 });
  expect(
    await provider
      .app()
      .visitor.visit(new URL(`${provider.issuer}/interaction/${randomUUID()}`), { nik: '1' }),
  ).toMatchObject({ status: 404 });
});

test('while the keys cannot be read nothing is signed, and the provider comes back by itself', async () => {
  await provider.sql('ALTER TABLE signing_key RENAME TO gone');
  expect(await provider.app('service-060').asProgram(developmentKey('service-060'), 'permits:apply')).toEqual(
    {
      status: 503,
      body: { error: 'temporarily_unavailable' },
    },
  );
  await provider.sql('ALTER TABLE gone RENAME TO signing_key');
  expect(
    await provider.app('service-060').asProgram(developmentKey('service-060'), 'permits:apply'),
  ).toMatchObject({
    status: 200,
  });
});
