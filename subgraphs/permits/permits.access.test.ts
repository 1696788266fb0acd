import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import { viewers } from '../../shared/testing/viewers.js';
import permits from './subgraph.js';

const number = '98000112345601';
const licence = `{ drivingLicence(number: "${number}") { status holder { id } } }`;
const own = { drivingLicence: { status: 'VALID', holder: { id: expect.any(String) } } };

let subgraph: SubgraphUnderTest;
let budi: string;
let ayu: string;
beforeAll(async () => {
  const { personas } = await testNation();
  [budi, ayu] = [personas.P1.id, personas.P3.id];
  subgraph = await startSubgraph(permits, { facts: { LicenceApplicant: () => grown } });
});
afterAll(() => subgraph.stop());

const grown = { citizenById: { lifeStatus: 'ALIVE', isAtLeast: true } };

describe('a driving licence is seen', () => {
  test('by its holder, and by the police for their work', async () => {
    expect((await subgraph.as(viewers.citizen(budi)).query(licence)).data).toEqual(own);
    expect((await subgraph.query(licence)).data).toEqual(own);
  });

  test('A26: by nobody else: to a neighbour it looks like none there is', async () => {
    const neighbour = subgraph.as(viewers.citizen(randomUUID()));
    const others = await neighbour.query(licence);
    const unknown = await neighbour.query(licence.replace(number, '98000199999999'));
    expect(others).toEqual(unknown);
    expect(others.errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND', argument: 'number' });
  });

  test.each([
    ['an analyst', viewers.analyst()],
    ['another agency without a grant', viewers.service('027')],
    ['the police without a purpose', viewers.officer({ agency: '060', purpose: null })],
  ])('not by %s', async (_, viewer) => {
    const { data, errors } = await subgraph.as(viewer).query(licence);
    expect(data).toEqual({ drivingLicence: null });
    expect(errors?.[0]?.extensions.code).toMatch(/NOT_FOUND|UNAUTHORIZED_FIELD/);
  });

  test('not by anybody who has not signed in', async () => {
    const { errors } = await subgraph.as(viewers.anonymous).query(licence);
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHORIZED_FIELD' });
  });

  test('field by field, by an agency that was granted the field', async () => {
    await subgraph.sql(
      `INSERT INTO access_grant (agency_code, purpose, coordinate, effective_from, legal_basis)
       VALUES ('022', 'SERVICE_ELIGIBILITY', 'DrivingLicence.status', '2024-01-01', 'Perjanjian Contoh')`,
    );
    const { data, errors } = await subgraph
      .as(viewers.service('022'))
      .query(`{ drivingLicence(number: "${number}") { status issuedOn } }`);
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['drivingLicence', 'issuedOn'], 'UNAUTHORIZED_FIELD'],
    ]);
    expect(data).toEqual({ drivingLicence: null });
  });
});

describe('a licence is applied for', () => {
  const apply = (citizenId: string) =>
    [
      'mutation ($input: ApplyForLicenceInput!) { applyForLicence(input: $input) { __typename } }',
      { input: { citizenId, licenceClass: 'D', kind: 'NEW', idempotencyKey: randomUUID() } },
    ] as const;
  const scopes = ['permits:apply'];

  test('by oneself, and by a guardian for a child', async () => {
    const guardian = subgraph.as(viewers.citizen(budi, { wards: [ayu], scopes }));
    for (const id of [budi, ayu]) {
      expect((await guardian.query(...apply(id))).data).toEqual({
        applyForLicence: { __typename: 'LicenceApplication' },
      });
    }
  });

  test('A33: with what the input has, and nothing of what the ministry decides', async () => {
    const [document, { input }] = apply(budi);
    const count = () => subgraph.sql('SELECT count(*)::int AS n FROM licence_application');
    const before = await count();
    for (const extra of [
      { status: 'APPROVED' },
      { id: randomUUID() },
      { submittedAt: '2020-01-01T00:00:00Z' },
    ]) {
      const { errors } = await subgraph.query(document, { input: { ...input, ...extra } });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    expect(await count()).toEqual(before);
  });

  test('not for another, and not by an app without the scope', async () => {
    const before = await subgraph.sql('SELECT count(*) FROM licence_application');
    for (const viewer of [
      viewers.citizen(budi, { scopes }),
      viewers.citizen(ayu),
      viewers.service('027', { scopes }),
      viewers.anonymous,
    ]) {
      const { data, errors } = await subgraph.as(viewer).query(...apply(ayu));
      expect(data).toEqual({ applyForLicence: null });
      expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHORIZED_FIELD' });
    }
    expect(await subgraph.sql('SELECT count(*) FROM licence_application')).toEqual(before);
  });
});
