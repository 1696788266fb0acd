import { expect, test } from 'vitest';
import { readDemoSignIn } from './demo-sign-in.js';

const OIDC_ISSUER = 'http://127.0.0.1:4001/oidc';

test('an embedded nation has six people to sign in as', () => {
  const { demo } = readDemoSignIn({ EMBEDDED_NATION: 'true', OIDC_ISSUER });
  expect(demo?.issuer).toBe(OIDC_ISSUER);
  expect(demo?.people.map(({ name, nik }) => `${nik} ${name}`)).toEqual([
    '9801011708900001 Budi Contoh',
    '9871015205850002 Siti Contoh',
    '9801016503140011 Ayu Contoh',
    '9801010101500003 Tono Contoh',
    '9801010102070004 Rizal Contoh',
    '9871017011920005 Rina Contoh',
  ]);
});

test.each([
  ['a nation that is not embedded', { OIDC_ISSUER }],
  ['a nation that says it is not', { EMBEDDED_NATION: 'false', OIDC_ISSUER }],
  ['a router without a provider', { EMBEDDED_NATION: 'true' }],
])('%s has none', (_, environment) => {
  expect(readDemoSignIn(environment)).toEqual({});
});
