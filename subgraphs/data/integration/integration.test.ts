import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import data from '../subgraph.js';

let subgraph: SubgraphUnderTest;
let later: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(data);
  later = await startSubgraph(data, { today: '2024-04-09' });
});
afterAll(async () => {
  await subgraph.stop();
  await later.stop();
});

test('GovTech has four months from the instruction, and a region has three', async () => {
  const { data: answer } = await subgraph.query(
    `{ govtech: integrationBoard(portal: GOVTECH_INA_DIGITAL) { nodes { agency { code } region { code } instructedOn dueOn
         overdue term { months legalBasis } } }
       regions: integrationBoard(first: 2) { nodes { portal agency { code } region { code } dueOn overdue term { months } } } }`,
  );
  const region = { portal: 'REGIONAL_PORTAL', dueOn: '2024-04-08', overdue: false, term: { months: 3 } };
  expect(answer).toEqual({
    govtech: {
      nodes: [
        {
          agency: { code: '048' },
          region: null,
          instructedOn: '2024-01-08',
          dueOn: '2024-05-08',
          overdue: false,
          term: { months: 4, legalBasis: expect.stringContaining('Perpres 82/2023') },
        },
      ],
    },
    regions: {
      nodes: [
        { ...region, agency: { code: '11' }, region: { code: '11' } },
        { ...region, agency: { code: '11.01' }, region: { code: '11.01' } },
      ],
    },
  });
});

interface Summary {
  readonly integrationSummary: Readonly<Record<string, number>>;
}

const summaryOf = async (door: SubgraphUnderTest, argument = '') =>
  (
    await door.query<Summary>(
      `{ integrationSummary${argument} { targets instructed inProgress complete overdue applicationsPlanned applicationsIntegrated } }`,
    )
  ).data.integrationSummary;

test('546 regions and GovTech are summed up, and what is overdue the clock says', async () => {
  const now = await summaryOf(subgraph);
  expect(now).toMatchObject({ targets: 547, overdue: 0 });
  const { instructed = 0, inProgress = 0, complete = 0 } = now;
  expect(instructed + inProgress + complete).toBe(547);
  expect(complete).toBeGreaterThan(0);
  const regions = await summaryOf(later, '(portal: REGIONAL_PORTAL)');
  expect(regions).toMatchObject({ targets: 546, overdue: 546 - complete });
  expect((await summaryOf(later, '(portal: GOVTECH_INA_DIGITAL)')).overdue).toBe(0);
});

test('the board of what is overdue has as many rows as the summary says', async () => {
  const { overdue } = await summaryOf(later);
  let count = 0;
  for (let after = '', more = true; more; ) {
    const { data: page } = await later.query<{
      integrationBoard: {
        nodes: readonly { readonly overdue: boolean }[];
        pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      };
    }>(
      `{ integrationBoard(overdueOnly: true, first: 100${after}) { nodes { overdue } pageInfo { hasNextPage endCursor } } }`,
    );
    const { nodes, pageInfo } = page.integrationBoard;
    expect(nodes.every((node) => node.overdue)).toBe(true);
    count += nodes.length;
    more = pageInfo.hasNextPage;
    after = `, after: "${pageInfo.endCursor}"`;
  }
  expect(count).toBe(overdue);
});
