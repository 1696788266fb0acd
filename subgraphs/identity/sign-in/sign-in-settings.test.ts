import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { refuseDevelopment } from '../development/refuse-development.js';
import { developmentBytes } from '../secret/development-secret.js';
import { startProvider } from '../testing/provider-under-test.js';
import { readSignInSettings } from './sign-in-settings.js';

const secret = () => randomBytes(32).toString('base64url');
const production = () => ({
  IDENTITY_ISSUER: 'https://masuk.example.id/oidc',
  IDENTITY_ENCRYPTION_KEYS: `2024:${secret()},2023:${secret()}`,
  IDENTITY_PIN_PEPPER: secret(),
  IDENTITY_PAIRWISE_SALT: secret(),
  IDENTITY_COOKIE_KEYS: `${secret()},${secret()}`,
});

test('an embedded nation needs no settings', () => {
  expect(readSignInSettings({ EMBEDDED_NATION: 'true' })).toMatchObject({
    development: true,
    issuer: null,
    audience: 'urn:inadigital:graph',
  });
});

test('anywhere else all of them are given', () => {
  const given = readSignInSettings(production());
  expect(given).toMatchObject({ development: false, issuer: 'https://masuk.example.id/oidc' });
  expect(given.encryptionKeys.map(({ kid }) => kid)).toEqual(['2024', '2023']);
  expect(given.cookieKeys).toHaveLength(2);
});

test('what is missing is named, all at once', () => {
  expect(() => readSignInSettings({})).toThrow(
    /IDENTITY_ISSUER: is missing[\s\S]*ENCRYPTION_KEYS[\s\S]*PIN_PEPPER[\s\S]*PAIRWISE_SALT[\s\S]*COOKIE_KEYS/,
  );
});

describe('refused', () => {
  const known = (purpose: string) => developmentBytes(purpose).toString('base64url');

  test.each([
    ['an address without https', { IDENTITY_ISSUER: 'http://masuk.example.id/oidc' }, 'IDENTITY_ISSUER'],
    ['a key that is too short', { IDENTITY_ENCRYPTION_KEYS: '2024:c2hvcnQ' }, 'IDENTITY_ENCRYPTION_KEYS'],
    ['a pepper that is too short', { IDENTITY_PIN_PEPPER: 'short' }, 'IDENTITY_PIN_PEPPER'],
    [
      'the key everybody knows',
      { IDENTITY_ENCRYPTION_KEYS: `1:${known('encryption')}` },
      'IDENTITY_ENCRYPTION_KEYS',
    ],
    ['the pepper everybody knows', { IDENTITY_PIN_PEPPER: known('pin pepper') }, 'IDENTITY_PIN_PEPPER'],
    [
      'the salt everybody knows',
      { IDENTITY_PAIRWISE_SALT: known('pairwise salt') },
      'IDENTITY_PAIRWISE_SALT',
    ],
    ['the cookie key everybody knows', { IDENTITY_COOKIE_KEYS: known('cookies') }, 'IDENTITY_COOKIE_KEYS'],
    [
      'an embedded nation in production',
      { EMBEDDED_NATION: 'true', NODE_ENV: 'production' },
      'EMBEDDED_NATION',
    ],
    ['an embedded nation for the world', { EMBEDDED_NATION: 'true' }, 'IDENTITY_ISSUER'],
  ])('%s, without repeating it', (_, changed, variable) => {
    const environment = { ...production(), ...changed };
    const refused = () => readSignInSettings(environment);
    expect(refused).toThrow(variable);
    for (const value of Object.values(changed).filter((text) => text.length > 10))
      expect(refused).not.toThrow(value);
  });
});

test('a provider that is not embedded starts in a database that never was, and in no other', async () => {
  const free = await startProvider({ environment: production() });
  const embedded = await startProvider();
  try {
    expect(JSON.parse(await free.get('.well-known/openid-configuration'))).toMatchObject({
      issuer: 'https://masuk.example.id/oidc',
      token_endpoint: 'https://masuk.example.id/oidc/token',
      embedded_nation: false,
    });
    await expect(refuseDevelopment({ query: free.sql })).resolves.toBeUndefined();
    await expect(refuseDevelopment({ query: embedded.sql })).rejects.toThrow('everybody knows');
  } finally {
    await Promise.all([free.stop(), embedded.stop()]);
  }
});
