import { randomUUID } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { developmentToken } from '../development/development-token.js';
import { command, type ProviderUnderTest, startProvider } from '../testing/provider-under-test.js';

let provider: ProviderUnderTest;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());
beforeEach(() => provider.sql('DELETE FROM signing_key'));

const rotate = (values: Readonly<Record<string, unknown>> = {}) =>
  command(provider, 'rotateSigningKey', values);

async function publishedKids(): Promise<readonly string[]> {
  const { keys }: { keys: readonly { kid: string }[] } = JSON.parse(await provider.get('jwks'));
  return keys.map(({ kid }) => kid);
}

async function newToken(): Promise<string> {
  const { body } = await developmentToken({ name: 'service-060', issuer: provider.issuer });
  return body.access_token ?? '';
}

const kidOf = (token: string) => decodeProtectedHeader(token).kid;

/** Lets time pass, for the keys. */
const pass = (minutes: number) =>
  provider.sql(
    `UPDATE signing_key SET created_at = created_at - make_interval(mins => $1),
       not_before = not_before - make_interval(mins => $1), retired_at = retired_at - make_interval(mins => $1)`,
    [minutes],
  );

test('the first key is made once, however many ask for it first', async () => {
  const asked = await Promise.all(Array.from({ length: 20 }, publishedKids));
  expect(new Set(asked.map((kids) => kids.join())).size).toBe(1);
  expect(asked[0]).toHaveLength(1);
});

test('a rotation publishes the new key first, signs with it later, and lets the old one go last', async () => {
  const [old = ''] = await publishedKids();
  const before = await newToken();
  expect(kidOf(before)).toBe(old);
  expect(await rotate()).toMatchObject({ __typename: 'SigningKey', kid: old });

  const published = await publishedKids();
  expect(published).toHaveLength(2);
  expect(kidOf(await newToken())).toBe(old);

  await pass(16);
  const [next = ''] = await publishedKids();
  expect(next).not.toBe(old);
  const after = await newToken();
  expect(kidOf(after)).toBe(next);
  await provider.verify(before);
  await provider.verify(after);

  await pass(15);
  expect(await publishedKids()).toEqual([next]);
  await expect(provider.verify(before)).rejects.toThrow();
  await provider.verify(after);
});

test('a compromised key is gone at once, with all it signed, and another signs', async () => {
  const before = await newToken();
  expect(await rotate({ compromised: true })).toMatchObject({ __typename: 'SigningKey' });
  const after = await newToken();
  expect(kidOf(after)).not.toBe(kidOf(before));
  expect(await publishedKids()).toEqual([kidOf(after)]);
  await provider.verify(after);
  await expect(provider.verify(before)).rejects.toThrow();
});

test('a key compromised in the middle of a rotation takes its unused successor with it', async () => {
  await newToken();
  await rotate();
  const known = await publishedKids();
  await rotate({ compromised: true });
  const [fresh, ...others] = await publishedKids();
  expect(others).toEqual([]);
  expect(known).not.toContain(fresh);
});

test('a key is replaced by itself when it is worn out', async () => {
  const [old] = await publishedKids();
  await pass(90 * 24 * 60);
  expect(await publishedKids()).toHaveLength(2);
  await pass(16);
  expect((await publishedKids())[0]).not.toBe(old);
});

test('a rotation happens once, whatever is retried, and not again before it is over', async () => {
  expect(await rotate()).toMatchObject({ code: 'ROTATION_UNDER_WAY' });
  await publishedKids();
  const idempotencyKey = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => rotate({ idempotencyKey })));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  await publishedKids();
  expect(await rotate()).toMatchObject({ code: 'ROTATION_UNDER_WAY' });
  expect(await rotate({ idempotencyKey, compromised: true })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
  expect(
    await provider.sql(`SELECT detail FROM outbox_event WHERE type = 'key.retired' AND subject = $1`, [
      outcomes[0]?.kid,
    ]),
  ).toEqual([{ detail: { compromised: false } }]);
});

test('no private key can be read in the database', async () => {
  await publishedKids();
  const [row] = await provider.sql<{ public_key: object; private_key: Buffer }>('SELECT * FROM signing_key');
  expect(Object.keys(row?.public_key ?? {}).sort()).toEqual(['crv', 'kty', 'x', 'y']);
  expect(row?.private_key.toString('latin1')).toContain('development');
  expect(row?.private_key.length).toBeGreaterThan(60);
});

test('the key is found by id through the graph, without what is secret', async () => {
  const [kid] = await publishedKids();
  const { data } = await provider.entities('SigningKey', [{ kid }, { kid: randomUUID() }], 'kid retiredAt');
  expect(data._entities).toEqual([{ kid, retiredAt: null }, null]);
});
