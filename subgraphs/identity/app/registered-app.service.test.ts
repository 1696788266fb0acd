import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { citizenScopes } from '../development/development-sign-ins.js';
import { developmentKey } from '../secret/development-secret.js';
import { command, type ProviderUnderTest, pinOnly, startProvider } from '../testing/provider-under-test.js';

let provider: ProviderUnderTest;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());

type Values = Readonly<Record<string, unknown>>;
const newId = () => `app-${randomUUID()}`;
const register = (values: Values) => command(provider, 'registerApp', values);
const approve = (values: Values) => command(provider, 'approveApp', values);
const suspend = (values: Values) => command(provider, 'suspendApp', values);

const citizenApp = (values: Values = {}): Values => ({
  clientId: newId(),
  name: 'Aplikasi Uji',
  kind: 'CITIZEN_APP',
  redirectUris: ['http://127.0.0.1/callback'],
  scopes: ['permits:apply'],
  ...values,
});

const publicJwk = (name: string) => {
  const { d: _, ...key } = developmentKey(name);
  return key;
};
const service = (values: Values = {}): Values => ({
  clientId: newId(),
  name: 'Layanan Uji',
  kind: 'SERVICE',
  scopes: ['permits:read'],
  purposes: ['LICENSING:PUBLIC_TASK'],
  agencyCode: '060',
  publicKeys: JSON.stringify({ keys: [publicJwk('test')] }),
  ...values,
});

const eventsOf = (clientId: unknown) =>
  provider.sql('SELECT type, detail FROM outbox_event WHERE subject = $1 ORDER BY occurred_at', [clientId]);

describe('an app', () => {
  test('is registered once, whatever is retried, and is told once', async () => {
    const app = citizenApp({ idempotencyKey: randomUUID() });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => register(app)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toEqual({
      __typename: 'RegisteredApp',
      clientId: app.clientId,
      name: 'Aplikasi Uji',
      kind: 'CITIZEN_APP',
      status: 'PENDING',
      redirectUris: ['http://127.0.0.1/callback'],
      scopes: ['permits:apply'],
      purposes: [],
      agencyCode: null,
    });
    expect(await eventsOf(app.clientId)).toEqual([
      { type: 'app.registered', detail: { kind: 'CITIZEN_APP' } },
    ]);
  });

  test('signs people in when it is approved, and not before', async () => {
    const { clientId } = citizenApp();
    await register(citizenApp({ clientId }));
    const app = () => provider.app(String(clientId));
    expect(await app().authorize('openid permits:apply')).toMatchObject({ status: 400 });
    expect(await approve({ clientId })).toMatchObject({ status: 'APPROVED' });
    const own = app();
    const { body } = await own.redeem(await own.signIn('openid permits:apply', pinOnly('P2')));
    expect(await provider.verify(body.access_token)).toMatchObject({
      client_id: clientId,
      scope: 'permits:apply',
    });
  });

  test('with keys must prove itself, also when people use it', async () => {
    const values = citizenApp({ publicKeys: JSON.stringify({ keys: [publicJwk('test')] }) });
    await register(values);
    await approve({ clientId: values.clientId });
    const app = provider.app(String(values.clientId));
    const back = await app.signIn('openid permits:apply', pinOnly('P2'));
    expect(await app.redeem(back)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    const proof = {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await app.assertion(developmentKey('test')),
    };
    expect(await app.redeem(back, proof)).toMatchObject({ status: 200 });
  });

  test('that is a service gets tokens with its purposes', async () => {
    const values = service();
    await register(values);
    await approve({ clientId: values.clientId });
    const { body } = await provider
      .app(String(values.clientId))
      .asProgram(developmentKey('test'), 'permits:read');
    expect(await provider.verify(body.access_token)).toMatchObject({
      viewer_kind: 'service',
      agency: '060',
      purposes: ['LICENSING:PUBLIC_TASK'],
    });
  });

  test('is found by its id, and by key through the graph', async () => {
    const { data } = await provider.query(
      '{ registeredApp(clientId: "analyst") { kind status agencyCode } }',
    );
    expect(data).toEqual({
      registeredApp: { kind: 'ANALYST_TOOL', status: 'APPROVED', agencyCode: '055' },
    });
    const { data: found } = await provider.entities(
      'RegisteredApp',
      [{ clientId: 'analyst' }, { clientId: 'nobody' }],
      'kind',
    );
    expect(found._entities).toEqual([{ kind: 'ANALYST_TOOL' }, null]);
    const { errors = [] } = await provider.query('{ registeredApp(clientId: "nobody") { kind } }');
    expect(errors[0]?.extensions).toEqual({ code: 'NOT_FOUND', argument: 'clientId' });
  });
});

describe('a registration is refused', () => {
  test('under an id that is taken, in a race too', async () => {
    const clientId = newId();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => register(citizenApp({ clientId }))));
    expect(outcomes.filter(({ __typename }) => __typename === 'RegisteredApp')).toHaveLength(1);
    expect(outcomes.filter(({ code }) => code === 'APP_ID_TAKEN')).toHaveLength(9);
  });

  test('with a key that was used for another registration', async () => {
    const idempotencyKey = randomUUID();
    await register(citizenApp({ idempotencyKey }));
    expect(await register(citizenApp({ idempotencyKey }))).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
  });

  const p256 = publicJwk('test');
  test.each<[string, Values, string]>([
    ['without an address', citizenApp({ redirectUris: [] }), 'APP_ADDRESSES_REFUSED'],
    [
      'with one over plain http',
      citizenApp({ redirectUris: ['http://app.example/'] }),
      'APP_ADDRESSES_REFUSED',
    ],
    [
      'of a service with an address',
      service({ redirectUris: ['https://a.example/'] }),
      'APP_ADDRESSES_REFUSED',
    ],
    ['of a citizens’ app with an agency', citizenApp({ agencyCode: '060' }), 'APP_AGENCY_REFUSED'],
    ['of a service without one', service({ agencyCode: null }), 'APP_AGENCY_REFUSED'],
    ['of a citizens’ app with a purpose', citizenApp({ purposes: ['X_Y:CONSENT'] }), 'APP_PURPOSES_REFUSED'],
    ['of a service without one', service({ purposes: [] }), 'APP_PURPOSES_REFUSED'],
    [
      'of a citizens’ app with an official’s scope',
      citizenApp({ scopes: ['aid:enrol'] }),
      'APP_SCOPES_REFUSED',
    ],
    [
      'of a citizens’ app with an official’s scope among a citizen’s',
      citizenApp({ scopes: ['permits:apply', 'identity:register'] }),
      'APP_SCOPES_REFUSED',
    ],
    [
      'of a citizens’ app with a scope nobody knows',
      citizenApp({ scopes: ['new:scope'] }),
      'APP_SCOPES_REFUSED',
    ],
    ['of a service without keys', service({ publicKeys: null }), 'APP_KEYS_REFUSED'],
    ['with keys that are no JSON', service({ publicKeys: '{' }), 'APP_KEYS_REFUSED'],
    ['with no key', service({ publicKeys: '{"keys":[]}' }), 'APP_KEYS_REFUSED'],
    [
      'with a private key',
      service({ publicKeys: JSON.stringify({ keys: [developmentKey('test')] }) }),
      'APP_KEYS_REFUSED',
    ],
    [
      'with a key off the curve',
      service({ publicKeys: JSON.stringify({ keys: [{ ...p256, x: p256.y }] }) }),
      'APP_KEYS_REFUSED',
    ],
    [
      'with a shared secret',
      service({ publicKeys: '{"keys":[{"kty":"oct","k":"c2VjcmV0","kid":"1"}]}' }),
      'APP_KEYS_REFUSED',
    ],
    [
      'with two keys of one name',
      service({ publicKeys: JSON.stringify({ keys: [p256, p256] }) }),
      'APP_KEYS_REFUSED',
    ],
  ])('%s', async (_, values, code) => {
    expect(await register(values)).toMatchObject({ code });
    expect(await eventsOf(values.clientId)).toEqual([]);
    expect(await provider.sql('SELECT FROM registered_app WHERE client_id = $1', [values.clientId])).toEqual(
      [],
    );
  });

  test.each([
    ['clientId', 'Not An Id'],
    ['clientId', 'x'],
    ['name', ''],
    ['scopes', ['permits']],
    ['scopes', ['permits:read permits:write']],
    ['purposes', ['LICENSING']],
    ['purposes', ['LICENSING:WHIM']],
    ['agencyCode', '6'],
    ['redirectUris', [`https://a.example/${'x'.repeat(500)}`]],
    ['publicKeys', 'x'.repeat(4_001)],
  ])('malformed in %s, and nothing is written', async (field, value) => {
    const values = { idempotencyKey: randomUUID(), ...citizenApp({ [field]: value }) };
    const { errors = [] } = await provider.query(
      'mutation ($input: RegisterAppInput!) { registerApp(input: $input) { __typename } }',
      { input: values },
    );
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors[0]?.extensions.argument).toMatch(new RegExp(`^input\\.${field}`));
  });
});

describe('A33: an official’s scope that a citizens’ app has by mistake', () => {
  const mistaken = async (status: string) => {
    const { clientId } = citizenApp();
    await register(citizenApp({ clientId }));
    await provider.sql(
      `UPDATE registered_app SET scopes = '{permits:apply,aid:enrol}', status = $2 WHERE client_id = $1`,
      [clientId, status],
    );
    return String(clientId);
  };

  test('is not approved', async () => {
    const clientId = await mistaken('PENDING');
    expect(await approve({ clientId })).toMatchObject({
      code: 'APP_SCOPES_REFUSED',
      argument: 'input.clientId',
    });
    expect((await eventsOf(clientId)).length).toBe(1);
  });

  test('is every scope that policy does not name as one a person can give', async () => {
    const given = await provider.sql<{ scope: string }>('SELECT scope FROM citizen_scope ORDER BY scope');
    expect(given.map(({ scope }) => scope)).toEqual([...citizenScopes].sort());
  });

  test('is not asked of the person and stands in no token, and the app can be suspended', async () => {
    const clientId = await mistaken('APPROVED');
    const app = provider.app(clientId);
    const back = await app.signIn('openid permits:apply aid:enrol', pinOnly('P2'));
    const { body } = await app.redeem(back);
    expect(await provider.verify(body.access_token)).toMatchObject({ scope: 'permits:apply' });
    expect(await suspend({ clientId })).toMatchObject({ status: 'SUSPENDED' });
  });
});

describe('a decision', () => {
  test('is refused for an app that nobody registered', async () => {
    expect(await approve({ clientId: newId() })).toMatchObject({
      code: 'APP_NOT_FOUND',
      argument: 'input.clientId',
    });
  });

  test('is refused where it changes nothing, and told once where it does', async () => {
    const { clientId } = citizenApp();
    await register(citizenApp({ clientId }));
    await approve({ clientId });
    expect(await approve({ clientId })).toMatchObject({ code: 'APP_STATUS_CONFLICT' });
    const idempotencyKey = randomUUID();
    await Promise.all(Array.from({ length: 20 }, () => suspend({ clientId, idempotencyKey })));
    expect(await suspend({ clientId })).toMatchObject({ code: 'APP_STATUS_CONFLICT' });
    expect((await eventsOf(clientId)).map((event) => Reflect.get(Object(event), 'type')).sort()).toEqual([
      'app.approved',
      'app.registered',
      'app.suspended',
    ]);
  });
});
