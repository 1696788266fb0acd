import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import aid from '../subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(aid);
});
afterAll(() => subgraph.stop());

test('who may receive which programme is told for a day: by the list of the poor, then by decile', async () => {
  const { data } = await subgraph.query(
    `{ today: aidProgramRules { nodes { program requiresListing decileMax personsCountedMax effectiveTo } }
       turn: aidProgramRules(on: "2025-02-05") { nodes { program requiresListing decileMax effectiveFrom } }
       before: aidProgramRules(on: "2000-01-01") { nodes { program } } }`,
  );
  const byListing = { requiresListing: true, decileMax: null, effectiveTo: '2025-02-05' };
  const byDecile = { requiresListing: false, effectiveFrom: '2025-02-05' };
  expect(data).toEqual({
    today: {
      nodes: [
        { program: 'PBI_JK', ...byListing, personsCountedMax: null },
        { program: 'PKH', ...byListing, personsCountedMax: 4 },
        { program: 'SEMBAKO', ...byListing, personsCountedMax: null },
      ],
    },
    turn: {
      nodes: [
        { program: 'PBI_JK', ...byDecile, decileMax: 5 },
        { program: 'PKH', ...byDecile, decileMax: 4 },
        { program: 'SEMBAKO', ...byDecile, decileMax: 5 },
      ],
    },
    before: { nodes: [] },
  });
});

test('what every component is worth in a year is told for a day', async () => {
  const { data } = await subgraph.query<{
    benefitAmounts: { nodes: { component: string; yearly: string; personsMax: number | null }[] };
  }>(
    `{ benefitAmounts { nodes { program component yearly personsMax legalBasis } }
       before: benefitAmounts(on: "2000-01-01") { nodes { program } } }`,
  );
  const worth = data.benefitAmounts.nodes.map(({ component, yearly, personsMax }) => [
    component,
    yearly,
    personsMax,
  ]);
  expect(data).toMatchObject({ before: { nodes: [] } });
  expect(worth).toEqual([
    ['INSURED_PERSON', '504000', null],
    ['EARLY_CHILDHOOD', '3000000', 2],
    ['ELDERLY', '2400000', 1],
    ['JUNIOR_SCHOOL', '1500000', null],
    ['PREGNANCY', '3000000', 1],
    ['PRIMARY_SCHOOL', '900000', null],
    ['SENIOR_SCHOOL', '2000000', null],
    ['SEVERE_DISABILITY', '2400000', 1],
    ['FAMILY', '2400000', 1],
  ]);
});

test('the welfare card pays every two months, the post office every three, the insurer is paid every month', async () => {
  const { data } = await subgraph.query('{ benefitPlans { nodes { program channel stagesPerYear } } }');
  expect(data).toEqual({
    benefitPlans: {
      nodes: [
        { program: 'PBI_JK', channel: 'INSURER', stagesPerYear: 12 },
        { program: 'PKH', channel: 'KKS', stagesPerYear: 6 },
        { program: 'PKH', channel: 'POST', stagesPerYear: 4 },
        { program: 'SEMBAKO', channel: 'KKS', stagesPerYear: 6 },
        { program: 'SEMBAKO', channel: 'POST', stagesPerYear: 4 },
      ],
    },
  });
});

test('no two rules of a programme are in force on one day, and each counts in one way', async () => {
  const rule = (values: string) =>
    subgraph.sql(
      `INSERT INTO aid_program_rule (program, requires_listing, decile_max, effective_from, legal_basis)
       VALUES ('PKH', ${values}, 'test')`,
    );
  await expect(rule(`false, 3, '2026-01-01'`)).rejects.toThrow('aid_program_rule_no_overlap');
  await expect(rule(`true, 3, '2000-01-01'`)).rejects.toThrow('aid_program_rule_one_way');
  await expect(rule(`false, NULL, '2000-01-01'`)).rejects.toThrow('aid_program_rule_one_way');
});
