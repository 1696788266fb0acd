import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { personaIds } from '../../shared/synthetic/personas.js';
import { developmentToken, personaNiks } from '../../subgraphs/identity/development/development-token.js';
import { OpenIdClient } from '../../subgraphs/identity/development/openid-client.js';
import { developmentPin } from '../../subgraphs/identity/secret/development-secret.js';
import { type Asking, ask } from './ask.js';
import { leaksIn, observedOf } from './canary.js';
import { issuerOf, tokenOf } from './tokens.js';

const { P1: nik } = personaNiks;

/** What a clumsy app might send, with a person’s numbers wherever it can put them. */
const clumsy: readonly (readonly [string, Readonly<Record<string, unknown>>, Asking])[] = [
  [`{ citizen(nik: "${nik}") { fullName birthDate nik } }`, {}, { as: 'P1' }],
  [`{ citizen(nik: "${nik}") { fullName birthDate nik } }`, {}, { as: 'P2' }],
  [`{ citizen(nik: "${nik}") { fullName } }`, {}, {}],
  [`{ citizen(nik: "${nik}") { nobody${nik} } }`, {}, { as: 'P1' }],
  [`{ citizen(nik: "${nik}"`, {}, { as: 'P1' }],
  [`query Of${nik} { citizen(nik: "${nik}0") { id } }`, {}, { as: 'P1' }],
  ['query ($nik: NIK!) { citizen(nik: $nik) { id } }', { nik: `${nik} Budi Contoh` }, { as: 'P1' }],
  [`{ citizenById(id: "${nik}") { id } }`, {}, { as: 'P1' }],
  [`{ bill(billingCode: "${nik}") { total } area(code: "Budi Contoh") { name } }`, {}, { as: 'P1' }],
  [
    `{ verifyCitizen(nik: "${nik}", fullName: "Budi Contoh", birthDate: "1990-08-17") { match } }`,
    {},
    { as: 'service-010', purpose: 'POPULATION_ADMINISTRATION:LEGAL_OBLIGATION' },
  ],
  [`{ citizen(nik: "${nik}") { id } }`, {}, { as: 'officer-060', purpose: `${nik}:PUBLIC_TASK` }],
  [`{ citizen(nik: "${nik}") { id } }`, {}, { token: `${nik}.Budi.Contoh` }],
  [
    'mutation ($input: CreateBillInput!) { createBill(input: $input) { __typename ... on Failure { message } } }',
    {
      input: {
        payerId: personaIds.P1,
        tariffCode: `TARIFF_${nik}`,
        reference: 'Budi Contoh',
        idempotencyKey: randomUUID(),
      },
    },
    { as: 'P1' },
  ],
];

test('A50: no error says a number, a name, a PIN or a token of the person it is about', async () => {
  for (const [query, variables, asking] of clumsy) {
    const { errors = [] } = await ask(query, variables, asking);
    // A name the document itself gives is said back: the developer who wrote it must find it.
    const said = JSON.stringify(errors).replaceAll(`nobody${nik}`, '').replaceAll(`Of${nik}`, '');
    expect(leaksIn(new Map([[query.slice(0, 40), said]]))).toEqual([]);
  }
});

test('A50: nor does any log or metric, whatever was signed in with, asked or refused', async () => {
  const client = new OpenIdClient(issuerOf(), 'citizen-app', 'http://127.0.0.1/callback');
  await client.signIn('openid', { nik, pin: developmentPin(personaIds.P2) });
  await developmentToken({ name: 'P1', issuer: issuerOf() });
  await tokenOf('service-027');
  for (const [query, variables, asking] of clumsy) await ask(query, variables, asking);
  const observed = await observedOf(inject('nation'), inject('nation').data);
  expect([...observed.keys()]).toEqual(
    expect.arrayContaining([
      'identity.log',
      'router.log',
      'postgres.log',
      'metrics of router',
      'metrics of aid',
    ]),
  );
  expect(leaksIn(observed)).toEqual([]);
});

test.each([
  ['a NIK', `{"msg":"citizen ${nik}"}`, ['x: the NIK of P1', 'x: a population number of the nation']],
  ['a PIN', `{"pin":"${developmentPin(personaIds.P3)}"}`, ['x: the PIN of P3']],
  ['a name', '{"msg":"BUDI CONTOH"}', ['x: the name Budi Contoh']],
  ['a token', 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', ['x: a token']],
])('%s in a log would be found', (_, text, leaks) => {
  expect(leaksIn(new Map([['x', text]]))).toEqual(leaks);
});
