import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../../shared/testing/test-nation.js';
import data from '../subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(data);
});
afterAll(() => subgraph.stop());

interface Listed {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

const livingIn = (code: string | null) => ({
  id: randomUUID(),
  familyCard: { village: code === null ? null : { code } },
});

async function datasetsNear(representation: object, page = 'first: 5'): Promise<Listed> {
  const { data: answer, errors } = await subgraph.entities<{ datasets: Listed }>(
    'Citizen',
    [{ ...representation }],
    `datasets(${page}) { nodes { id } pageInfo { endCursor hasNextPage } }`,
  );
  expect(errors).toBeUndefined();
  const [citizen] = answer._entities;
  if (!citizen) throw new Error('a citizen is always answered');
  return citizen.datasets;
}

const idsOf = ({ nodes }: Listed) => nodes.map(({ id }) => id);

test('persona P1 is shown the open data of the village first, then of all that it lies in', async () => {
  const { personas } = await testNation();
  const { id, family } = personas.P1;
  const near = await datasetsNear({ id, familyCard: { village: { code: family.villageCode } } });
  expect(idsOf(near)).toEqual([
    'profil-kependudukan-98-01-01-2001-2023',
    'profil-kependudukan-98-01-01-2023',
    'profil-kependudukan-98-01-2023',
    'profil-kependudukan-98-2023',
    expect.not.stringContaining('profil-kependudukan'),
  ]);
});

test('pages of a place follow each other without a gap, and tell nothing that is not open and published', async () => {
  const citizen = livingIn('98.71.01.1001');
  const all: string[] = [];
  for (let page = 'first: 7', more = true; more; ) {
    const { nodes, pageInfo } = await datasetsNear(citizen, page);
    all.push(...nodes.map(({ id }) => id));
    page = `first: 7, after: "${pageInfo.endCursor}"`;
    more = pageInfo.hasNextPage;
  }
  const expected = await subgraph.sql<{ id: string }>(
    `SELECT id FROM dataset WHERE status = 'PUBLISHED' AND classification = 'OPEN'
       AND (area_code IS NULL OR '98.71.01.1001' = area_code OR starts_with('98.71.01.1001', area_code || '.'))
     ORDER BY length(area_code) DESC NULLS LAST, id COLLATE "C"`,
  );
  expect(all).toEqual(expected.map(({ id }) => id));
  expect(all).not.toContain('contoh-terbatas-2023');
});

test('where the place is not known, the data of the nation are shown', async () => {
  const nation = await datasetsNear(livingIn(null), 'first: 100');
  expect(idsOf(nation)).toContain('jumlah-penduduk-per-provinsi-2024');
  expect(idsOf(nation).some((id) => id.startsWith('profil'))).toBe(false);
  expect(idsOf(await datasetsNear({ id: randomUUID() }, 'first: 100'))).toEqual(idsOf(nation));
});

test('three hundred citizens of as many places take as many statements as ten', async () => {
  const { people } = await testNation();
  const everyone = people.map(({ id, family }) => ({
    id,
    familyCard: { village: { code: family.villageCode } },
  }));
  const cost = async (representations: readonly Readonly<Record<string, unknown>>[]) => {
    const before = await subgraph.statements();
    const { errors } = await subgraph.entities(
      'Citizen',
      representations,
      'datasets { nodes { title distributions { accessUrl } gates { passed } producer { code } area { code } } }',
    );
    expect(errors).toBeUndefined();
    return (await subgraph.statements()) - before;
  };
  expect(await cost(everyone)).toBe(await cost(everyone.slice(0, 10)));
});

test('a cursor made up for a place is refused', async () => {
  const { errors = [] } = await subgraph.entities(
    'Citizen',
    [livingIn('98.01.01.2001')],
    'datasets(after: "WyJ4IiwieSJd") { nodes { id } }',
  );
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
});
