import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import education from '../subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(education);
});
afterAll(() => subgraph.stop());

interface SchoolPage {
  readonly schools: {
    readonly nodes: readonly { readonly npsn: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

test('a school is found by its number, with the area it lies in', async () => {
  const { data } = await subgraph.query('{ school(npsn: "99000001") { npsn level area { code } } }');
  expect(data).toEqual({ school: { npsn: '99000001', level: 'PRIMARY', area: { code: '98.01' } } });
});

test('schools of a province are those of its regencies, and of one level when asked', async () => {
  const { data } = await subgraph.query(
    `{ regency: schools(areaCode: "98.01") { nodes { level } }
       primary: schools(areaCode: "98", level: PRIMARY) { nodes { npsn } }
       nowhere: schools(areaCode: "97") { nodes { npsn } } }`,
  );
  const levels = ['PRIMARY', 'JUNIOR_SECONDARY', 'SENIOR_SECONDARY', 'VOCATIONAL'];
  expect(data).toMatchObject({
    regency: { nodes: expect.arrayContaining(levels.map((level) => ({ level }))) },
    primary: { nodes: [{ npsn: '99000001' }, { npsn: '99987100' }] },
    nowhere: { nodes: [] },
  });
});

test('the pages of all schools hold each once', async () => {
  const found: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data }: { data: SchoolPage } = await subgraph.query<SchoolPage>(
      'query ($after: Cursor) { schools(first: 100, after: $after) { nodes { npsn } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    found.push(...data.schools.nodes.map(({ npsn }) => npsn));
    after = data.schools.pageInfo.endCursor;
    more = data.schools.pageInfo.hasNextPage;
  }
  const rows = await subgraph.sql<{ npsn: string }>('SELECT npsn FROM school ORDER BY npsn');
  expect(rows.length).toBeGreaterThan(100);
  expect(found).toEqual(rows.map(({ npsn }) => npsn));
});

test.each([
  ['{ school(npsn: "9900000") { name } }', 'BAD_USER_INPUT', 'npsn'],
  ['{ school(npsn: "00000000") { name } }', 'NOT_FOUND', 'npsn'],
  ['{ schools(areaCode: "9") { nodes { name } } }', 'BAD_USER_INPUT', 'areaCode'],
  ['{ schools(level: TK) { nodes { name } } }', 'BAD_USER_INPUT', 'level'],
  ['{ schools(first: 0) { nodes { name } } }', 'BAD_USER_INPUT', 'first'],
  ['{ schools(after: "bm8") { nodes { name } } }', 'BAD_USER_INPUT', 'after'],
])('%s is refused', async (document, code, argument) => {
  const { errors = [] } = await subgraph.query(document);
  expect(errors[0]?.extensions).toMatchObject({ code, argument });
});
