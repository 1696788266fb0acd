import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import { viewers } from '../../shared/testing/viewers.js';
import health from './subgraph.js';

/** All that is lent to a citizen, each field with something of what it leads to. */
const lent = [
  'patient { ihsNumber }',
  'jknMembership { cardNumber }',
  'jknStatus { active }',
  'jknStatus { segment }',
  'jknStatus { class }',
  'immunizations { nodes { vaccine } }',
  'immunizationStatus { basic }',
  'immunizationStatus { due { vaccine } }',
  'healthCertificates { nodes { kind } }',
  'drivingFitness { verdict }',
  'drivingFitness { physical { fit } }',
  'drivingFitness { psychology { restrictions } }',
];

let subgraph: SubgraphUnderTest;
let budi: string;
let ayu: string;
let certificate: string;
let dose: string;
beforeAll(async () => {
  const { personas } = await testNation();
  [budi, ayu] = [personas.P1.id, personas.P3.id];
  subgraph = await startSubgraph(health);
  const idOf = async (table: string, citizenId: string) => {
    const rows = await subgraph.sql<{ id: string }>(`SELECT id FROM ${table} WHERE citizen_id = $1`, [
      citizenId,
    ]);
    return rows[0]?.id ?? '';
  };
  certificate = await idOf('health_certificate', budi);
  dose = await idOf('immunization', ayu);
});
afterAll(() => subgraph.stop());

const citizen = (viewer: Viewer, id: string, selection: string) =>
  subgraph.as(viewer).entities('Citizen', [{ id, birthDate: '2014-03-25' }], selection);

/** Which of the lent fields a viewer gets, each asked for by itself. */
async function seen(viewer: Viewer, id: string): Promise<readonly string[]> {
  const replies = await Promise.all(lent.map((selection) => citizen(viewer, id, selection)));
  for (const { errors = [] } of replies)
    for (const { extensions } of errors) expect(extensions).toEqual({ code: 'UNAUTHORIZED_FIELD' });
  return lent.filter((_, place) => !replies[place]?.errors);
}

async function costOf(ask: () => Promise<unknown>): Promise<number> {
  const before = await subgraph.statements();
  await ask();
  return (await subgraph.statements()) - before;
}

const strangers = [
  ['a neighbour', () => viewers.citizen(randomUUID())],
  ['a parent of somebody else', () => viewers.citizen(randomUUID(), { wards: [randomUUID()] })],
  ['an analyst', () => viewers.analyst()],
  ['an agency without a grant', () => viewers.service('027')],
  ['the police for another purpose', () => viewers.officer({ agency: '060', purpose: 'INVESTIGATION' })],
  ['the ministry without a purpose', () => viewers.officer({ agency: '024', purpose: null })],
  ['anybody who has not signed in', () => viewers.anonymous],
] as const;

describe('the health of a person is seen', () => {
  test('whole by the person, by a parent of a child, and by the ministry for its work', async () => {
    expect(await seen(viewers.citizen(budi), budi)).toEqual(lent);
    expect(await seen(viewers.citizen(budi, { wards: [ayu] }), ayu)).toEqual(lent);
    expect(await seen(viewers.officer({ agency: '024' }), ayu)).toEqual(lent);
    expect(await seen(viewers.service('024'), ayu)).toEqual(lent);
  });

  test.each(strangers)('not by %s', async (_, viewer) => {
    expect(await seen(viewer(), budi)).toEqual([]);
    expect(await seen(viewer(), ayu)).toEqual([]);
  });

  test('by the police as two answers, yes or no, and no finding', async () => {
    const police = viewers.service('060');
    expect(await seen(police, budi)).toEqual(['jknStatus { active }', 'drivingFitness { verdict }']);
    const { data, errors } = await citizen(police, budi, 'drivingFitness { verdict physical { fit } }');
    expect(data._entities).toEqual([{ drivingFitness: { verdict: 'ELIGIBLE', physical: null } }]);
    expect(errors?.map(({ path }) => path?.join('.'))).toEqual(['_entities.0.drivingFitness.physical']);
  });

  test('by the person alone when others are asked for too, and theirs is not even read', async () => {
    const selection = 'immunizations { nodes { id } } healthCertificates { nodes { valid } }';
    const ask = (ids: readonly string[]) =>
      subgraph.as(viewers.citizen(budi)).entities(
        'Citizen',
        ids.map((id) => ({ id })),
        selection,
      );
    const { data } = await ask([budi, ayu]);
    expect(data._entities).toEqual([
      { immunizations: { nodes: [] }, healthCertificates: { nodes: [{ valid: true }, { valid: true }] } },
      { immunizations: null, healthCertificates: null },
    ]);
    expect(await costOf(() => ask([ayu]))).toBe(0);
  });
});

describe('a record that is asked for by its key', () => {
  const records = [
    [
      'patient',
      () => '{ patient(ihsNumber: "P98000000017") { ihsNumber } }',
      ['P98000000017', 'P12345678901'],
    ],
    ['certificate', () => `{ healthCertificate(id: "${certificate}") { fit } }`, null],
  ] as const;

  test.each(records)('is found by whose %s it is, and by the ministry', async (_, query) => {
    for (const viewer of [viewers.citizen(budi), viewers.service('024')]) {
      const { data, errors } = await subgraph.as(viewer).query<object>(query());
      expect(errors).toBeUndefined();
      expect(Object.values(data)).toEqual([expect.any(Object)]);
    }
  });

  test.each(records)(
    'looks to a neighbour like a %s there is not, at the same cost',
    async (_, query, keys) => {
      const [key, other] = keys ?? [certificate, randomUUID()];
      const neighbour = subgraph.as(viewers.citizen(randomUUID()));
      const none = query().replace(key, other);
      const reply = await neighbour.query(query());
      expect(reply).toEqual(await neighbour.query(none));
      expect(reply.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect(await costOf(() => neighbour.query(query()))).toBe(await costOf(() => neighbour.query(none)));
    },
  );

  test.each(strangers)('is not found by %s', async (_, viewer) => {
    for (const [, query] of records) {
      const { data, errors } = await subgraph.as(viewer()).query<object>(query());
      expect(Object.values(data)).toEqual([null]);
      expect(errors?.[0]?.extensions.code).toMatch(/NOT_FOUND|UNAUTHORIZED_FIELD/);
    }
  });

  test('tells another agency its opaque id and no field more, however it was come by', async () => {
    const selections = {
      Patient: 'ihsNumber, registeredAt, citizen { id }',
      JknMembership:
        'cardNumber, segment, class, paidUntil, endedOn, active, member { id }, facility { code }, contribution { subsidy }',
      Immunization: 'vaccine, dose, givenOn, batch, kfaCode, recipient { id }, facility { code }',
      HealthCertificate:
        'certificateNumber, kind, fit, restrictions, issuedAt, expiresAt, valid, holder { id }, facility { code }',
    };
    const key = { ihsNumber: 'P98000000017', cardNumber: '0009800000017' };
    const police = subgraph.as(viewers.service('060'));
    for (const [type, fields] of Object.entries(selections)) {
      const reference = { ...key, id: type === 'Immunization' ? dose : certificate };
      for (const field of fields.split(', ')) {
        const { errors = [] } = await police.entities(type, [reference], field);
        expect({ type, field, codes: errors.map(({ extensions }) => extensions.code) }).toEqual({
          type,
          field,
          codes: ['UNAUTHORIZED_FIELD'],
        });
      }
    }
    const { data } = await police.entities('HealthCertificate', [{ id: certificate }], 'id');
    expect(data._entities).toEqual([{ id: certificate }]);
  });
});

test('facilities and the schedule are open to all', async () => {
  const { data, errors } = await subgraph.as(viewers.anonymous).query(
    `{ facilities(areaCode: "98.01", first: 1) { nodes { name area { code } } }
       vaccineSchedule(first: 1) { nodes { vaccine dose legalBasis } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    facilities: { nodes: [{ area: { code: '98.01' } }] },
    vaccineSchedule: { nodes: [{ vaccine: 'BCG' }] },
  });
});

test('what the police ask of everybody takes as few statements as of ten', async () => {
  const { people } = await testNation();
  const ask = (ids: readonly { readonly id: string }[]) => async () => {
    const { errors } = await subgraph
      .as(viewers.service('060'))
      .entities('Citizen', ids, 'jknStatus { active } drivingFitness { verdict }');
    expect(errors).toBeUndefined();
  };
  const everyone = people.map(({ id }) => ({ id }));
  expect(await costOf(ask(everyone))).toBe(await costOf(ask(everyone.slice(0, 10))));
});
