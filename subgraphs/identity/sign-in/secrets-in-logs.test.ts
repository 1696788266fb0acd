import { generate } from 'otplib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createLogger } from '../../../shared/observability/logger.js';
import { developmentKey } from '../secret/development-secret.js';
import { type ProviderUnderTest, personOf, startProvider, wrongPin } from '../testing/provider-under-test.js';

const said: string[] = [];
const listen = (text: unknown) => {
  said.push(String(text));
  return true;
};

let provider: ProviderUnderTest;
beforeAll(async () => {
  // A library that prints past the logger is heard too.
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockImplementation(listen);
  for (const method of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, method).mockImplementation(listen);
  provider = await startProvider({ log: createLogger('identity', 'trace', { write: listen }) });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await provider.stop();
});

const scope = 'openid offline_access permits:apply';

/** Everything a log must not hold after a person, an app and a program did all they can do. */
async function liveThrough(): Promise<readonly string[]> {
  const person = personOf('P1');
  const code = await generate({ secret: person.totpSecret });
  const app = provider.app();
  const back = await app.signIn(scope, person, { prompt: 'consent', login_hint: person.nik });
  const { body } = await app.redeem(back);
  const refreshed = await app.refresh(body.refresh_token ?? '');
  await app.refresh(body.refresh_token ?? '');
  await app.post('token/revocation', { token: refreshed.body.refresh_token ?? '' });
  await app.redeem(back, { code_verifier: 'x'.repeat(43) });
  const badPin = wrongPin(person.pin);
  await provider.app().signIn('openid permits:apply', { nik: person.nik, pin: badPin });
  const program = provider.app('service-060');
  const assertion = await program.assertion(developmentKey('service-060'));
  const answer = await program.present(assertion, 'permits:apply');
  await program.present(`${assertion}x`, 'permits:apply');
  return [
    person.nik,
    person.pin,
    badPin,
    code,
    person.totpSecret,
    back.url.searchParams.get('code') ?? '',
    ...[body, refreshed.body].flatMap(({ access_token = '', refresh_token = '', id_token = '' }) => [
      access_token,
      refresh_token,
      id_token,
    ]),
    assertion,
    answer.body.access_token ?? '',
  ].filter((secret) => secret !== '');
}

test('no log line holds a NIK, PIN, code or token, when all goes well', async () => {
  const secrets = await liveThrough();
  expect(secrets.length).toBeGreaterThanOrEqual(12);
  expect(said.join('\n')).toContain('/oidc/');
  for (const secret of secrets) expect(said.join('\n')).not.toContain(secret);
});

test('nor when the database fails in the middle of it', async () => {
  await provider.sql('ALTER TABLE credential RENAME COLUMN pin_hash TO gone');
  const person = personOf('P2');
  const app = provider.app();
  const page = await app.authorize('openid permits:apply');
  expect(await app.visitor.submit(page, { ...person, decision: 'sign-in' })).toMatchObject({
    status: 500,
    text: expect.stringContaining('Ada gangguan di pihak kami'),
  });
  await provider.sql('ALTER TABLE credential RENAME COLUMN gone TO pin_hash');
  const back = await app.signIn(scope, { nik: person.nik, pin: person.pin }, { prompt: 'consent' });
  await provider.sql('ALTER TABLE oidc_model RENAME COLUMN consumed_at TO gone');
  expect(await app.redeem(back)).toMatchObject({ status: 500, body: { error: 'server_error' } });
  await provider.sql('ALTER TABLE oidc_model RENAME COLUMN gone TO consumed_at');
  const all = said.join('\n');
  expect(all).toContain('the OpenID provider failed');
  for (const secret of [person.nik, person.pin, back.url.searchParams.get('code') ?? 'none'])
    expect(all).not.toContain(secret);
});
