import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personaIds } from '../../../shared/synthetic/personas.js';
import type { PersonaKey } from '../../../shared/synthetic/population.js';
import { developmentNames, developmentToken } from '../development/development-token.js';
import { type ProviderUnderTest, personOf, pinOnly, startProvider } from '../testing/provider-under-test.js';

let provider: ProviderUnderTest;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());

const scope = 'openid permits:apply';

test('the provider says where and how it is asked, whatever host a client claims to ask', async () => {
  const { issuer } = provider;
  expect(
    JSON.parse(
      await provider.get('.well-known/openid-configuration', {
        host: 'elsewhere.example',
        'x-forwarded-host': 'elsewhere.example',
      }),
    ),
  ).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    revocation_endpoint: `${issuer}/token/revocation`,
    code_challenge_methods_supported: ['S256'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    response_types_supported: ['code'],
    token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
    id_token_signing_alg_values_supported: ['ES256'],
    embedded_nation: true,
  });
});

test('only public keys are published', async () => {
  const { keys } = JSON.parse(await provider.get('jwks'));
  expect(keys).toEqual([
    {
      kty: 'EC',
      crv: 'P-256',
      use: 'sig',
      alg: 'ES256',
      kid: expect.any(String),
      x: expect.any(String),
      y: expect.any(String),
    },
  ]);
});

describe('a citizen signs in', () => {
  test('with a PIN, consents, and the app gets a token of the first level', async () => {
    const app = provider.app();
    const page = await app.authorize(scope);
    expect(page).toMatchObject({ status: 200 });
    expect(page.text).not.toContain('name="code"');
    const back = await app.signIn(scope, pinOnly('P1'));
    expect(back.url.href).toMatch(/^http:\/\/127\.0\.0\.1\/callback\?code=[\w-]+&state=state&iss=/);
    const { status, body } = await app.redeem(back);
    expect(status).toBe(200);
    const claims = await provider.verify(body.access_token);
    expect(claims).toEqual({
      iss: provider.issuer,
      aud: 'urn:inadigital:graph',
      iat: expect.any(Number),
      exp: (claims.iat ?? 0) + 600,
      jti: expect.any(String),
      client_id: 'citizen-app',
      sub: expect.any(String),
      scope: 'permits:apply',
      acr: 'urn:inadigital:assurance:1',
      viewer_kind: 'citizen',
      citizen_id: personaIds.P1,
      wards: [personaIds.P3],
    });
  });

  test('and with a one-time code for the second level', async () => {
    const app = provider.app();
    const { body } = await app.redeem(await app.signIn(scope, personOf('P2')));
    expect(await provider.verify(body.access_token)).toMatchObject({ acr: 'urn:inadigital:assurance:2' });
    expect(decodeJwt(body.id_token ?? '')).toMatchObject({ acr: 'urn:inadigital:assurance:2' });
  });

  test('a session of the first level is asked again when an app wants the second', async () => {
    const app = provider.app();
    await app.signIn(scope, pinOnly('P6'));
    const page = await app.authorize(scope, { acr_values: 'urn:inadigital:assurance:2' });
    expect(page.text).toContain('name="code"');
    const again = await app.authorize(scope);
    expect(again.text).toContain('value="allow"');
  });

  test('an app gets no scope that was not approved for it, and the person is not asked for it', async () => {
    const app = provider.app();
    const page = await app.authorize(`${scope} statistics:read`);
    const consent = await app.visitor.submit(page, { ...pinOnly('P1'), decision: 'sign-in' });
    expect(consent.text).toContain('permits:apply');
    expect(consent.text).not.toContain('statistics:read');
    const { body } = await app.redeem(await app.visitor.submit(consent, { decision: 'allow' }));
    expect(body.scope).toBe('permits:apply');
  });

  test('whoever refuses, at either page, sends the app away with nothing', async () => {
    for (const steps of [
      [{ decision: 'refuse' }],
      [{ ...pinOnly('P1'), decision: 'sign-in' }, { decision: 'refuse' }],
    ]) {
      const app = provider.app();
      let place = await app.authorize(scope);
      for (const step of steps) place = await app.visitor.submit(place, step);
      expect(place.url.searchParams.get('error')).toBe('access_denied');
      expect(place.url.searchParams.has('code')).toBe(false);
    }
  });

  test('to two apps as two subjects, to one app always as the same', async () => {
    const subjectOf = async (clientId: string) => {
      const app = provider.app(clientId);
      const { body } = await app.redeem(await app.signIn(scope, pinOnly('P1')));
      return (await provider.verify(body.access_token)).sub;
    };
    const subjects = [
      await subjectOf('citizen-app'),
      await subjectOf('citizen-app'),
      await subjectOf('officer-060'),
    ];
    expect(subjects[0]).toBe(subjects[1]);
    expect(subjects[0]).not.toBe(subjects[2]);
    expect(subjects).not.toContain(personaIds.P1);
  });

  test('an ID token is no access token', async () => {
    const app = provider.app();
    const { body } = await app.redeem(await app.signIn(scope, pinOnly('P1')));
    await expect(provider.verify(body.id_token)).rejects.toThrow();
    expect(decodeProtectedHeader(body.id_token ?? '').typ).toBeUndefined();
    expect(decodeJwt(body.id_token ?? '').aud).toBe('citizen-app');
  });
});

describe('what stands in everyone’s token', () => {
  const wards: Readonly<Partial<Record<PersonaKey, number>>> = { P1: 1, P2: 2 };

  test.each(['P1', 'P2', 'P3', 'P5', 'P6'] as const)(
    '%s: the citizen, and wards where there are any',
    async (name) => {
      const { body } = await developmentToken({ name, issuer: provider.issuer });
      const claims = await provider.verify(body.access_token);
      expect(claims).toMatchObject({
        viewer_kind: 'citizen',
        citizen_id: personaIds[name],
        client_id: 'citizen-app',
      });
      expect(claims).not.toHaveProperty('agency');
      expect(claims).not.toHaveProperty('purposes');
      const own = claims.wards;
      expect(Array.isArray(own) ? own.length : own).toBe(wards[name]);
    },
  );

  test('P4 died, and signs in no more', async () => {
    expect(await developmentToken({ name: 'P4', issuer: provider.issuer })).toEqual({
      status: 422,
      body: { error: 'sign_in_refused' },
    });
  });

  test('an officer: the agency and the purposes that app and officer share', async () => {
    const { body } = await developmentToken({ name: 'officer-060', issuer: provider.issuer });
    expect(await provider.verify(body.access_token)).toMatchObject({
      viewer_kind: 'officer',
      citizen_id: personaIds.P1,
      agency: '060',
      purposes: ['LICENSING:PUBLIC_TASK'],
      scope: 'permits:read payments:bill permits:apply',
    });
  });

  test.each(developmentNames.filter((name) => /^(service|analyst)/.test(name)))(
    '%s: no person',
    async (name) => {
      const { body } = await developmentToken({ name, issuer: provider.issuer });
      const claims = await provider.verify(body.access_token);
      expect(claims).toMatchObject({
        viewer_kind: name === 'analyst' ? 'analyst' : 'service',
        sub: name,
        client_id: name,
        agency: name === 'analyst' ? '055' : name.slice(-3),
      });
      expect(claims.purposes).toEqual(expect.arrayContaining([expect.stringMatching(/^[A-Z_]+:[A-Z_]+$/)]));
      for (const absent of ['citizen_id', 'wards', 'acr']) expect(claims).not.toHaveProperty(absent);
    },
  );
});

describe('an officers’ app', () => {
  test('is for the officers of its agency alone', async () => {
    const refused = await provider.app('officer-060').signIn(scope, pinOnly('P2'));
    expect(refused).toMatchObject({ status: 422 });
    expect(refused.text).toContain('hanya untuk petugas');
  });

  test('is not entered with a session that another app began', async () => {
    const citizen = provider.app();
    await citizen.signIn(scope, pinOnly('P2'));
    const page = await provider.app('officer-027', citizen.visitor).authorize(scope);
    expect(page).toMatchObject({ status: 403 });
    const back = await citizen.visitor.submit(page, { decision: 'allow' });
    expect(back.url.searchParams.get('error')).toBe('access_denied');
  });

  test('lets an officer do no more than the agency does', async () => {
    await provider.sql(`UPDATE officer SET scopes = '{aid:read}', purposes = '{}' WHERE agency_code = '027'`);
    const { body } = await developmentToken({ name: 'officer-027', issuer: provider.issuer });
    expect(await provider.verify(body.access_token)).toMatchObject({ scope: 'aid:read', purposes: [] });
  });

  test('gets no token for somebody who is an officer no more', async () => {
    const app = provider.app('officer-024');
    const back = await app.signIn('openid offline_access health:read', pinOnly('P6'), { prompt: 'consent' });
    const { body } = await app.redeem(back);
    await provider.sql(`UPDATE officer SET active = false WHERE agency_code = '024'`);
    expect(await app.refresh(body.refresh_token ?? '')).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });
});
