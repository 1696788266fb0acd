import { afterAll, beforeAll, expect, test } from 'vitest';
import { purpose, startTown, type Town, viewers } from '../testing/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

const personal = '{ me { nik } town }';

test.each(['officer', 'service', 'analyst'] as const)(
  'an %s who asks for personal data without a purpose is told which may be stated, and nothing else',
  async (kind) => {
    const { reply, calls } = await town.watch(() => town.as(viewers[kind], personal));
    expect(reply.status).toBe(400);
    expect(reply.body.data).toBeUndefined();
    expect(reply.body.errors).toMatchObject([
      {
        extensions: {
          code: 'PURPOSE_REQUIRED',
          allowed: ['AID_ELIGIBILITY:PUBLIC_TASK', 'STATISTICS:PUBLIC_TASK'],
        },
      },
    ]);
    expect(calls).toEqual([]);
  },
);

test('a purpose is stated, too, for what is not marked personal but for the data subject alone', async () => {
  const { reply, calls } = await town.watch(() => town.as(viewers.officer, '{ me { eligible } town }'));
  expect(reply.body.errors).toMatchObject([
    { extensions: { code: 'PURPOSE_REQUIRED', allowed: expect.arrayContaining(['STATISTICS:PUBLIC_TASK']) } },
  ]);
  expect(calls).toEqual([]);
});

test.each([
  [{ 'x-purpose': 'AID_ELIGIBILITY' }],
  [{ 'x-lawful-basis': 'PUBLIC_TASK' }],
  [{ ...purpose, 'x-lawful-basis': 'CONSENT' }],
  [{ ...purpose, 'x-purpose': 'MARKETING' }],
  [{ ...purpose, 'x-purpose': 'AID_ELIGIBILITY:PUBLIC_TASK' }],
  [{ ...purpose, 'x-purpose': '__proto__' }],
])('the statement %j is none', async (headers) => {
  const { body } = await town.as(viewers.officer, personal, {}, headers);
  expect(body.errors).toMatchObject([{ extensions: { code: 'PURPOSE_REQUIRED' } }]);
});

test('with an approved purpose, officers and services are answered, and an analyst never is', async () => {
  for (const kind of ['officer', 'service'] as const) {
    expect((await town.as(viewers[kind], personal, {}, purpose)).body).toEqual({
      data: { me: { nik: 'nik-p1' }, town: 'Contoh' },
    });
  }
  expect((await town.as(viewers.analyst, personal, {}, purpose)).body).toEqual({
    data: { me: { nik: null }, town: 'Contoh' },
    errors: [
      { message: expect.any(String), path: ['me', 'nik'], extensions: { code: 'UNAUTHORIZED_FIELD' } },
    ],
  });
});

test('no purpose is needed for what is not personal, nor by a citizen', async () => {
  expect((await town.as(viewers.officer, '{ town school { pupils } }')).body.errors).toBeUndefined();
  expect((await town.as(viewers.citizen, personal)).body.errors).toBeUndefined();
});

test('an analyst is told nothing that is made from personal data', async () => {
  const { reply, calls } = await town.watch(() =>
    town.as(viewers.analyst, '{ me { id grade } }', {}, purpose),
  );
  expect(reply.body.data).toEqual({ me: { id: 'p1', grade: null } });
  expect(JSON.stringify(calls)).not.toMatch(/income|eligible|grade/);
});
