import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import {
  type Reply,
  type SubgraphUnderTest,
  startSubgraph,
} from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import { viewers } from '../../shared/testing/viewers.js';
import health from './subgraph.js';

/** How often the national graph was asked of anybody. */
let questions = 0;
const living = () => {
  questions += 1;
  return { citizenById: { lifeStatus: 'ALIVE', birthDate: '2023-06-01' } };
};

let subgraph: SubgraphUnderTest;
let budi: string;
beforeAll(async () => {
  budi = (await testNation()).personas.P1.id;
  subgraph = await startSubgraph(health, { facts: { LifeStatus: living, VaccineRecipient: living } });
});
afterAll(() => subgraph.stop());

interface Command {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** What is read back of the thing that is made. */
  readonly made: string;
}

const facility = { facilityCode: '9801P001' };
const commands = {
  'health:register': {
    name: 'registerPatient',
    input: {},
    made: '... on Patient { ihsNumber }',
  },
  'health:vaccinate': {
    name: 'recordImmunization',
    input: { ...facility, vaccine: 'DPT_HB_HIB', dose: 1, givenOn: '2024-01-31', batch: 'TEST-1' },
    made: '... on Immunization { id batch }',
  },
  'health:certify': {
    name: 'issueHealthCertificate',
    input: { ...facility, kind: 'PHYSICAL', fit: true, restrictions: [] },
    made: '... on HealthCertificate { id fit }',
  },
} satisfies Record<string, Command>;
const scopes = Object.keys(commands);

type Made = Readonly<Record<string, { readonly __typename: string; readonly id?: string } | null>>;

function send(
  viewer: Viewer,
  { name, input, made }: Command,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Reply<Made>> {
  return subgraph.as(viewer).query<Made>(
    `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { __typename ${made} ... on Failure { code } } }`,
    { input: { citizenId: randomUUID(), idempotencyKey: randomUUID(), ...input, ...more } },
  );
}

/** Everything a command of this ministry could have written. */
const written = () =>
  subgraph.sql(
    `SELECT (SELECT count(*) FROM patient) AS patients, (SELECT count(*) FROM immunization) AS doses,
       (SELECT count(*) FROM health_certificate) AS certificates, (SELECT sum(last) FROM certificate_serial) AS serials,
       (SELECT count(*) FROM command_log) AS commands, (SELECT count(*) FROM outbox_event) AS events`,
  );

describe.each(Object.entries(commands))('with the scope %s', (scope, command) => {
  const others = scopes.filter((one) => one !== scope);

  test('a facility’s service and an officer of the ministry send the command', async () => {
    for (const viewer of [
      viewers.service('024', { scopes: [scope] }),
      viewers.officer({ agency: '024', scopes }),
    ]) {
      const { data, errors } = await send(viewer, command);
      expect(errors).toBeUndefined();
      expect(data[command.name]?.__typename).toMatch(/^(Patient|Immunization|HealthCertificate)$/);
    }
  });

  test.each([
    ['the person', () => viewers.citizen(budi)],
    ['the person in an app for something else', () => viewers.citizen(budi, { scopes: others })],
    ['a parent', () => viewers.citizen(randomUUID(), { wards: [budi] })],
    ['a facility that has other scopes', () => viewers.service('024', { scopes: others })],
    ['an officer of the ministry without scopes', () => viewers.officer({ agency: '024' })],
    ['the police', () => viewers.service('060')],
    ['an analyst', () => viewers.analyst({ scopes: ['statistics:read'] })],
    ['anybody who has not signed in', () => viewers.anonymous],
  ])('and without it not %s: nothing is written and nobody is asked', async (_, viewer) => {
    const before = [await written(), questions];
    const { data, errors } = await send(viewer(), command, { citizenId: budi });
    expect(data).toEqual({ [command.name]: null });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHORIZED_FIELD' }]);
    expect([await written(), questions]).toEqual(before);
  });

  test('a key is the caller’s own: under it another facility neither repeats nor learns what was done', async () => {
    const key = { citizenId: randomUUID(), idempotencyKey: randomUUID() };
    const once = await send(viewers.service('024', { scopes, subject: 'one clinic' }), command, key);
    const again = await send(viewers.service('024', { scopes, subject: 'one clinic' }), command, key);
    const elsewhere = await send(viewers.service('024', { scopes, subject: 'another clinic' }), command, {
      idempotencyKey: key.idempotencyKey,
    });
    expect(again).toEqual(once);
    expect(elsewhere.data[command.name]?.__typename).toBe(once.data[command.name]?.__typename);
    expect(elsewhere).not.toEqual(once);
  });
});

test('A33: to write is not to read: a facility of another agency is told the id of its certificate, and no result', async () => {
  const police = viewers.service('060', { scopes });
  const command = commands['health:certify'];
  const { data, errors } = await send(police, { ...command, made: '... on HealthCertificate { id }' });
  expect(errors).toBeUndefined();
  expect(data.issueHealthCertificate).toEqual({ __typename: 'HealthCertificate', id: expect.any(String) });
  const reading = await send(police, command);
  expect(reading.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
    [['issueHealthCertificate', 'fit'], 'UNAUTHORIZED_FIELD'],
  ]);
});
