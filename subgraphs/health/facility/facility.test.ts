import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import health from '../subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(health);
});
afterAll(() => subgraph.stop());

test('facilities of a province are those of its regencies, paged without a gap', async () => {
  const { data } = await subgraph.query(
    `{ all: facilities(areaCode: "98") { nodes { code area { code } } }
       first: facilities(areaCode: "98.01", first: 2) { nodes { code } pageInfo { hasNextPage } } }`,
  );
  expect(data).toMatchObject({
    all: {
      nodes: ['9801K001', '9801P001', '9801R001', '9871K001', '9871P001', '9871R001'].map((code) => ({
        code,
      })),
    },
    first: { nodes: [{ code: '9801K001' }, { code: '9801P001' }], pageInfo: { hasNextPage: true } },
  });
});

test.each([
  ['{ facilities(areaCode: "98%") { nodes { code } } }', 'BAD_USER_INPUT', 'areaCode'],
  ['{ facilities(first: 0) { nodes { code } } }', 'BAD_USER_INPUT', 'first'],
  ['{ facilities(after: "bm9uc2Vuc2U") { nodes { code } } }', 'BAD_USER_INPUT', 'after'],
])('%s is refused', async (document, code, argument) => {
  const { errors = [] } = await subgraph.query(document);
  expect(errors[0]?.extensions).toMatchObject({ code, argument });
});
