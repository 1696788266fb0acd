import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { inventoryOf } from '../application/inventory-under-test.js';
import data from '../subgraph.js';

let subgraph: SubgraphUnderTest;
let inventoried: ReturnType<typeof inventoryOf>;
beforeAll(async () => {
  subgraph = await startSubgraph(data);
  inventoried = inventoryOf(subgraph);
});
afterAll(() => subgraph.stop());

interface Answer {
  readonly applicationOverlaps: {
    readonly nodes: readonly { readonly score: number; readonly flagged: boolean }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}

const overlaps = (args: string) =>
  subgraph.query<Answer>(
    `{ applicationOverlaps(${args}) { nodes { score flagged first { id name } second { id } } pageInfo { endCursor hasNextPage } } }`,
  );

const add = (services: readonly string[], used: readonly string[]) =>
  inventoried({ agency_code: '097', service_refs: services, data_used: used });

test('pairs at the threshold are flagged, those under it are listed only when asked for', async () => {
  await add(['RAL.01'], ['RAD.01', 'RAD.02', 'RAD.03']);
  await add(['RAL.01'], ['RAD.01', 'RAD.02', 'RAD.04']);
  await add(['RAL.01'], ['RAD.05', 'RAD.06']);
  await add(['RAL.09'], ['RAD.09']);
  const pair = { first: { id: 'APP-097-0001' }, second: { id: 'APP-097-0002' }, score: 0.6, flagged: true };
  const { data: flagged } = await overlaps('agencyCode: "097"');
  expect(flagged.applicationOverlaps.nodes).toHaveLength(1);
  expect(flagged.applicationOverlaps.nodes[0]).toMatchObject(pair);
  const { data: all } = await overlaps('agencyCode: "097", atLeast: 0.1');
  expect(all.applicationOverlaps.nodes).toMatchObject([
    pair,
    { second: { id: 'APP-097-0003' }, score: 1 / 6, flagged: false },
    { first: { id: 'APP-097-0002' }, score: 1 / 6, flagged: false },
  ]);
});

test('what ends is compared with nothing any more', async () => {
  await add(['RAL.20'], ['RAD.20']);
  await add(['RAL.20'], ['RAD.20']);
  const equal = 'agencyCode: "097", atLeast: 1';
  expect((await overlaps(equal)).data.applicationOverlaps.nodes).toHaveLength(1);
  await subgraph.sql(
    `INSERT INTO audit_decision (id, application_id, ordinal, outcome, target_id, finding_ids, decided_at)
     VALUES (gen_random_uuid(), 'APP-097-0006', 1, 'MERGE_INTO', 'APP-097-0005', ARRAY[gen_random_uuid()], '2024-01-31')`,
  );
  expect((await overlaps(equal)).data.applicationOverlaps.nodes).toEqual([]);
});

test('pages follow each other without a gap, the most alike first', async () => {
  const { data: whole } = await overlaps('agencyCode: "024", atLeast: 0.01, first: 100');
  const paged: unknown[] = [];
  for (let after = '', more = true; more; ) {
    const { data: page } = await overlaps(`agencyCode: "024", atLeast: 0.01, first: 4${after}`);
    paged.push(...page.applicationOverlaps.nodes);
    more = page.applicationOverlaps.pageInfo.hasNextPage;
    after = `, after: "${page.applicationOverlaps.pageInfo.endCursor}"`;
  }
  expect(paged.length).toBeGreaterThan(8);
  expect(paged).toEqual(whole.applicationOverlaps.nodes);
  const scores = whole.applicationOverlaps.nodes.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

test('an agency of six hundred applications is compared in one statement, in well under a second', async () => {
  await subgraph.sql(
    `INSERT INTO government_application SELECT (jsonb_populate_record(sample, jsonb_build_object(
       'id', 'APP-096-' || lpad(n::text, 4, '0'), 'agency_code', '096',
       'service_refs', jsonb_build_array('RAL.' || lpad((n % 12)::text, 2, '0')),
       'data_used', jsonb_build_array('RAD.' || lpad((n % 7)::text, 2, '0'), 'RAD.' || lpad((10 + n % 11)::text, 2, '0'))))).*
     FROM government_application sample CROSS JOIN generate_series(1, 600) n WHERE id = 'APP-024-0001'`,
  );
  const statements = await subgraph.statements();
  const begun = performance.now();
  const { data: answer } = await overlaps('agencyCode: "096", atLeast: 0.01, first: 100');
  expect(performance.now() - begun).toBeLessThan(1_000);
  expect(answer.applicationOverlaps.nodes).toHaveLength(100);
  // The threshold, the inventory of the agency, and the applications of the page.
  expect((await subgraph.statements()) - statements).toBe(3);
});

test.each([
  ['agencyCode: "2"', 'agencyCode'],
  ['agencyCode: "024", atLeast: 0', 'atLeast'],
  ['agencyCode: "024", atLeast: 1.01', 'atLeast'],
  ['agencyCode: "024", atLeast: -1', 'atLeast'],
  ['agencyCode: "024", first: 101', 'first'],
  ['agencyCode: "024", after: "WzEsMiwzXQ"', 'after'],
])('overlaps of %s are refused', async (args, argument) => {
  const { errors = [] } = await overlaps(args);
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
});
