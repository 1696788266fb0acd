import { generate } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { personaIds } from '../../../shared/synthetic/personas.js';
import type { Person } from '../development/openid-client.js';
import {
  type ProviderUnderTest,
  personOf,
  pinOnly,
  startProvider,
  wrongPin,
} from '../testing/provider-under-test.js';

let provider: ProviderUnderTest;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());
beforeEach(async () => {
  await provider.sql('UPDATE credential SET failed_attempts = 0, locked_until = NULL, totp_last_step = NULL');
  await provider.sql('UPDATE sign_in_policy SET attempts_max = 5');
});

const { P1: budi } = personaIds;
const right = pinOnly('P1');
const wrong: Person = { ...right, pin: wrongPin(right.pin) };
/** A NIK that nobody has. */
const nobody: Person = { nik: '9801010101010101', pin: right.pin };

/** Whether a person gets past the sign-in page, and what the page says when not. */
async function attempt(person: Person): Promise<{ readonly entered: boolean; readonly said: string }> {
  const { status, text } = await provider.app().signIn('openid permits:read', person);
  return { entered: status === 303, said: text.replaceAll(/interaction\/[\w-]+/g, 'interaction') };
}

const attemptsAtOnce = (count: number, person: Person) =>
  Promise.all(Array.from({ length: count }, () => attempt(person)));

const stateOf = async (citizenId: string) => {
  const [state] = await provider.sql<{ failed_attempts: number; locked: boolean }>(
    'SELECT failed_attempts, locked_until > now() IS TRUE AS locked FROM credential WHERE citizen_id = $1',
    [citizenId],
  );
  return state;
};

describe('wrong attempts', () => {
  test('are counted one by one, a hundred at once as well', async () => {
    await provider.sql('UPDATE sign_in_policy SET attempts_max = 1000');
    const outcomes = await attemptsAtOnce(100, wrong);
    expect(outcomes.some(({ entered }) => entered)).toBe(false);
    expect(await stateOf(budi)).toEqual({ failed_attempts: 100, locked: false });
  });

  test('A49: close the account at the limit, however many come at once, and the right PIN with it', async () => {
    const outcomes = await Promise.all([attemptsAtOnce(99, wrong), attempt(wrong)]);
    expect(outcomes.flat().some(({ entered }) => entered)).toBe(false);
    expect(await stateOf(budi)).toEqual({ failed_attempts: 5, locked: true });
    expect((await attempt(right)).entered).toBe(false);
    expect(await stateOf(budi)).toEqual({ failed_attempts: 5, locked: true });
  });

  test('are forgotten when the right PIN comes in time', async () => {
    await attemptsAtOnce(4, wrong);
    expect((await attempt(right)).entered).toBe(true);
    expect(await stateOf(budi)).toEqual({ failed_attempts: 0, locked: false });
  });

  test('are counted from one again when the account has opened', async () => {
    await attemptsAtOnce(5, wrong);
    await provider.sql(
      `UPDATE credential SET locked_until = now() - interval '1 second' WHERE citizen_id = $1`,
      [budi],
    );
    await attempt(wrong);
    expect(await stateOf(budi)).toEqual({ failed_attempts: 1, locked: false });
    expect((await attempt(right)).entered).toBe(true);
  });

  test('close the account for the minutes of the policy', async () => {
    await attemptsAtOnce(5, wrong);
    const [{ minutes } = { minutes: 0 }] = await provider.sql<{ minutes: number }>(
      'SELECT round(extract(epoch FROM locked_until - now()) / 60)::int AS minutes FROM credential WHERE citizen_id = $1',
      [budi],
    );
    expect(minutes).toBe(15);
  });

  test('of one account close no other', async () => {
    await attemptsAtOnce(5, wrong);
    expect((await attempt(pinOnly('P6'))).entered).toBe(true);
  });
});

describe('nobody learns who is registered', () => {
  const suspend = (status: string) =>
    provider.sql('UPDATE credential SET status = $2 WHERE citizen_id = $1', [budi, status]);

  test('A27: a wrong PIN, an unknown NIK, a closed account, the dead and the suspended are answered alike', async () => {
    const answers = [await attempt(wrong), await attempt(nobody), await attempt(pinOnly('P4'))];
    await attemptsAtOnce(5, wrong);
    answers.push(await attempt(right));
    await provider.sql('UPDATE credential SET locked_until = NULL');
    await suspend('SUSPENDED');
    answers.push(await attempt(right));
    await suspend('ACTIVE');
    const [first] = answers;
    expect(first?.said).toContain('NIK, PIN, atau kode tidak benar');
    expect(answers).toEqual(answers.map(() => first));
  });

  test('A27: and cost the same work', async () => {
    const cost = async (person: Person) => {
      const page = await provider.app().authorize('openid permits:read');
      const app = provider.app();
      const own = await app.authorize('openid permits:read');
      expect(page.status).toBe(200);
      const before = await provider.statements();
      await app.visitor.submit(own, { nik: person.nik, pin: person.pin, decision: 'sign-in' });
      return (await provider.statements()) - before;
    };
    const ofWrong = await cost(wrong);
    expect(await cost(nobody)).toBe(ofWrong);
    expect(await cost(pinOnly('P4'))).toBe(ofWrong);
    await attemptsAtOnce(5, wrong);
    expect(await cost(right)).toBe(ofWrong);
  });

  test.each([['not a number'], [''], ['98010117089000011'], ["' OR true --"], ['\u0000']])(
    'nor does %j instead of a NIK break anything',
    async (nik) => {
      expect(await attempt({ nik, pin: right.pin })).toMatchObject({ entered: false });
    },
  );
});

describe('a one-time code', () => {
  const withCode = personOf('P1');

  /** Signs in with a code that was made for a moment. */
  async function enterWith(code: string): Promise<boolean> {
    const app = provider.app();
    const page = await app.authorize('openid permits:read', { acr_values: 'urn:inadigital:assurance:2' });
    const { nik, pin } = withCode;
    return (await app.visitor.submit(page, { nik, pin, code, decision: 'sign-in' })).text.includes(
      'value="allow"',
    );
  }
  const codeAt = (offsetSeconds: number) =>
    generate({ secret: withCode.totpSecret, epoch: Math.floor(Date.now() / 1_000) + offsetSeconds });

  test('A49: is good once, of twenty that come at once as well', async () => {
    const code = await codeAt(0);
    await provider.sql('UPDATE sign_in_policy SET attempts_max = 1000');
    const entered = await Promise.all(Array.from({ length: 20 }, () => enterWith(code)));
    expect(entered.filter(Boolean)).toHaveLength(1);
    expect(await enterWith(code)).toBe(false);
  });

  test('an older one is not good after a newer one', async () => {
    expect(await enterWith(await codeAt(0))).toBe(true);
    expect(await enterWith(await codeAt(-30))).toBe(false);
  });

  test('of long ago, of the future or of somebody else is a wrong attempt', async () => {
    expect(await enterWith(await codeAt(-120))).toBe(false);
    expect(await enterWith(await codeAt(120))).toBe(false);
    expect(await enterWith(await generate({ secret: personOf('P2').totpSecret }))).toBe(false);
    expect(await enterWith('')).toBe(false);
    expect(await stateOf(budi)).toEqual({ failed_attempts: 4, locked: false });
  });

  test('is wanted of somebody without an authenticator app in vain', async () => {
    await provider.sql('UPDATE credential SET totp_secret = NULL WHERE citizen_id = $1', [personaIds.P5]);
    expect((await attempt(personOf('P5'))).entered).toBe(false);
    // The secret that stands in for the missing one opens nothing either.
    expect((await attempt({ ...personOf('P5'), totpSecret: 'A'.repeat(32) })).entered).toBe(false);
  });
});

test('the database holds neither a PIN nor the secret of an authenticator app', async () => {
  const rows = await provider.sql<{ pin_hash: string; totp_secret: Buffer }>(
    'SELECT pin_hash, totp_secret FROM credential WHERE citizen_id = $1',
    [budi],
  );
  const stored = JSON.stringify(rows) + (rows[0]?.totp_secret?.toString('latin1') ?? '');
  expect(rows[0]?.pin_hash).toMatch(/^\$scrypt\$ln=\d+,r=\d+,p=\d+\$/);
  expect(stored).not.toContain(personOf('P1').pin);
  expect(stored).not.toContain(personOf('P1').totpSecret);
});
