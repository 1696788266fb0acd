import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import asn from '../subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(asn);
});
afterAll(() => subgraph.stop());

interface Listed {
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

/** All agencies of a level, page by page. */
async function listed(level: string): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const reply: Awaited<ReturnType<typeof page>> = await page(level, after);
    found.push(...reply.nodes);
    after = reply.pageInfo.endCursor;
    more = reply.pageInfo.hasNextPage;
  }
  return found;
}

async function page(level: string, after: string | null) {
  const { data } = await subgraph.query<{
    agencies: { nodes: Listed[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  }>(
    `query ($level: AgencyLevel, $after: Cursor) { agencies(level: $level, first: 100, after: $after) {
       nodes { code name level } pageInfo { hasNextPage endCursor } } }`,
    { level, after },
  );
  return data.agencies;
}

test('the register holds all 38 provinces and 508 regencies and cities, with the fictional ones', async () => {
  const regional = [...(await listed('REGENCY')), ...(await listed('CITY'))];
  const real = regional.filter(({ code }) => !code.startsWith('98'));
  expect(await listed('PROVINCE')).toHaveLength(38 + 1);
  expect(real).toHaveLength(508);
  expect(regional.length - real.length).toBe(2);
  expect(new Set(regional.map(({ code }) => code)).size).toBe(regional.length);
});

test('Jakarta is governed as one province, without governments of its cities', async () => {
  const { data, errors = [] } = await subgraph.query(
    '{ agency(code: "31") { name level area { code } } city: agency(code: "31.71") { name } }',
  );
  expect(data).toEqual({
    agency: {
      name: 'Pemerintah Provinsi Daerah Khusus Ibukota Jakarta',
      level: 'PROVINCE',
      area: { code: '31' },
    },
    city: null,
  });
  expect(errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', argument: 'code' });
});

test('agencies that other ministries name are there, each of its level', async () => {
  const { data } = await subgraph.query(
    `{ health: agency(code: "024") { name level area { code } }
       regency: agency(code: "98.01") { name level area { code } } city: agency(code: "98.71") { name level } }`,
  );
  expect(data).toEqual({
    health: { name: 'Kementerian Kesehatan', level: 'CENTRAL', area: null },
    regency: { name: 'Pemerintah Kabupaten Contoh', level: 'REGENCY', area: { code: '98.01' } },
    city: { name: 'Pemerintah Kota Contoh', level: 'CITY' },
  });
});

test('a headcount counts who is in service, by type of appointment, and names nobody', async () => {
  const count = async () => {
    const { data } = await subgraph.query<{ agency: { headcount: unknown } }>(
      '{ agency(code: "98.71") { headcount { on civilServants pns pppk } } }',
    );
    return data.agency.headcount;
  };
  expect(await count()).toEqual({ on: '2024-01-31', civilServants: 1, pns: 0, pppk: 1 });
  await subgraph.sql(
    `INSERT INTO civil_servant (nip, citizen_id, type, birth_date, sex, agency_code, position_group, rank, appointed_on, ended_on, end_reason) VALUES
       ('198001012005031001', gen_random_uuid(), 'PNS', '1980-01-01', 'MALE', '98.71', 'STAFF', 'III/c', '2005-03-01', NULL, NULL),
       ('198001012005031002', gen_random_uuid(), 'PNS', '1980-01-01', 'MALE', '98.71', 'STAFF', 'III/c', '2005-03-01', '2024-01-31', 'RESIGNED'),
       ('196501011990031001', gen_random_uuid(), 'PNS', '1965-01-01', 'MALE', '98.71', 'STAFF', 'III/c', '1990-03-01', NULL, NULL)`,
  );
  expect(await count()).toEqual({ on: '2024-01-31', civilServants: 2, pns: 1, pppk: 1 });
});

test('all agencies of a page are counted in one statement', async () => {
  const cost = async (first: number) => {
    const before = await subgraph.statements();
    const { errors } = await subgraph.query(
      `{ agencies(first: ${first}) { nodes { name headcount { civilServants } } } }`,
    );
    expect(errors).toBeUndefined();
    return (await subgraph.statements()) - before;
  };
  expect(await cost(1)).toBe(2);
  expect(await cost(100)).toBe(2);
});
