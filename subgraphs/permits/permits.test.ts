import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import permits from './subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(permits);
});
afterAll(() => subgraph.stop());

test('a driver’s licences say since when they are held and until when they count', async () => {
  const { personas } = await testNation();
  const { data } = await subgraph.entities(
    'Citizen',
    [{ id: personas.P1.id }, { id: personas.P5.id }],
    'drivingLicences { nodes { number licenceClass status expiresOn issuingUnit { name area { code } } holder { id } } }',
  );
  expect(data._entities).toEqual([
    {
      drivingLicences: {
        nodes: [
          {
            number: '98000112345601',
            licenceClass: 'A',
            status: 'VALID',
            expiresOn: '2024-02-20',
            issuingUnit: { name: 'Polda Contoh', area: { code: '98' } },
            holder: { id: personas.P1.id },
          },
        ],
      },
    },
    { drivingLicences: { nodes: [] } },
  ]);
});

test('ten citizens take as many statements as one', async () => {
  const holders = await subgraph.sql<{ id: string }>(
    'SELECT DISTINCT holder_id AS id FROM driving_licence LIMIT 10',
  );
  const cost = async (representations: readonly { id: string }[]) => {
    const before = await subgraph.statements();
    const selection =
      'drivingLicences { nodes { status issuingUnit { name } } } licenceApplications { nodes { status } }';
    expect((await subgraph.entities('Citizen', representations, selection)).errors).toBeUndefined();
    return (await subgraph.statements()) - before;
  };
  expect(holders).toHaveLength(10);
  expect(await cost(holders)).toBe(await cost(holders.slice(0, 1)));
});

test('a licence on the day it expires no longer counts', async () => {
  await subgraph.sql(`UPDATE driving_licence SET expires_on = '2024-01-31' WHERE number = '98000112345601'`);
  const { data } = await subgraph.query('{ drivingLicence(number: "98000112345601") { status } }');
  expect(data).toEqual({ drivingLicence: { status: 'EXPIRED' } });
});

test('nobody holds two licences of a class at a time', async () => {
  await expect(
    subgraph.sql(
      `INSERT INTO driving_licence SELECT '770000000001', holder_id, licence_class, held_since, issued_on, expires_on,
         revoked_on, issuing_unit_code FROM driving_licence WHERE number = '98000112345601'`,
    ),
  ).rejects.toThrow('driving_licence_one_at_a_time');
});

test('a permit is found by its number, with the event it permits', async () => {
  const [{ number } = { number: '' }] = await subgraph.sql<{ number: string }>(
    'SELECT permit_number AS number FROM event_permit ORDER BY 1 LIMIT 1',
  );
  expect(number).toMatch(/^SI\/0001\/(XII\/2023|I\/2024)\/POLDA-CONTOH$/);
  const { data } = await subgraph.query(
    'query ($number: PermitNumber!) { eventPermit(permitNumber: $number) { application { name status venue { preAssessed } permit { permitNumber } } } }',
    { number },
  );
  expect(data).toMatchObject({
    eventPermit: {
      application: { status: 'ISSUED', venue: { preAssessed: true }, permit: { permitNumber: number } },
    },
  });
});

test('applications are listed by where they stand, the newest first', async () => {
  const { data } = await subgraph.query<{ eventApplications: { nodes: { submittedAt: string }[] } }>(
    '{ eventApplications(status: SUBMITTED, first: 3) { nodes { submittedAt status organiser { id } } } }',
  );
  const times = data.eventApplications.nodes.map(({ submittedAt }) => submittedAt);
  expect(times).toHaveLength(3);
  expect(times).toEqual([...times].sort().reverse());
});

test('venues of a city and rules of a day are listed', async () => {
  const { data } = await subgraph.query(
    `{ venues(areaCode: "98.01") { nodes { name capacity area { code } } }
       licenceClassRules { nodes { licenceClass minimumAge } }
       before: licenceClassRules(on: "2000-01-01") { nodes { licenceClass } } }`,
  );
  expect(data).toMatchObject({
    venues: { nodes: [{ name: 'Lapangan Contoh', capacity: 5000, area: { code: '98.01' } }] },
    licenceClassRules: { nodes: expect.arrayContaining([{ licenceClass: 'BII_UMUM', minimumAge: 23 }]) },
    before: { nodes: [] },
  });
});

test.each([
  ['{ drivingLicence(number: "12") { status } }', 'BAD_USER_INPUT', 'number'],
  ['{ drivingLicence(number: "120000000000") { status } }', 'NOT_FOUND', 'number'],
  ['{ eventPermit(permitNumber: "x") { issuedAt } }', 'BAD_USER_INPUT', 'permitNumber'],
  ['{ eventPermit(permitNumber: "SI/9999/I/2024/POLDA") { issuedAt } }', 'NOT_FOUND', 'permitNumber'],
  ['{ venues(areaCode: "9") { nodes { id } } }', 'BAD_USER_INPUT', 'areaCode'],
  ['{ eventApplications(status: LOST) { nodes { id } } }', 'BAD_USER_INPUT', 'status'],
  ['{ eventApplications(first: 101) { nodes { id } } }', 'BAD_USER_INPUT', 'first'],
  [
    '{ licenceEligibility(citizenId: "00000000-0000-4000-8000-000000000001", licenceClass: A, on: "1990-01-01") { verdict } }',
    'NOT_FOUND',
    'on',
  ],
])('%s is refused', async (document, code, argument) => {
  const { errors = [] } = await subgraph.query(document);
  expect(errors[0]?.extensions).toMatchObject({ code, argument });
});
