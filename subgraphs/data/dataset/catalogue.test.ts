import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import data from '../subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(data);
});
afterAll(() => subgraph.stop());

interface Found {
  readonly datasets: { readonly nodes: readonly { readonly id: string }[] };
}

async function find(args: string): Promise<string[]> {
  const { data: answer, errors } = await subgraph.query<Found>(
    `{ datasets(${args}, first: 100) { nodes { id } } }`,
  );
  expect(errors).toBeUndefined();
  return answer.datasets.nodes.map(({ id }) => id);
}

const search = (text: string) => find(`search: ${JSON.stringify(text)}`);

test('every word of a search begins a word of the dataset, in any order and case', async () => {
  expect(await search('PROVINSI jumlah pendud')).toEqual(['jumlah-penduduk-per-provinsi-2024']);
  expect(await search('enduduk')).toEqual([]);
});

test('what would be a wildcard or an operator finds no more than its words', async () => {
  for (const text of [
    'penduduk%',
    'penduduk_',
    "penduduk'",
    'penduduk | sekolah',
    '!penduduk',
    '(penduduk',
  ]) {
    const found = await search(text);
    const words = text.includes('sekolah') ? 'penduduk sekolah' : 'penduduk';
    expect(found).toEqual(await search(words));
    expect(found).not.toContain('jumlah-sekolah-per-provinsi-2023');
  }
});

test('a search in a large catalogue is answered from its index', async () => {
  await subgraph.sql(
    `INSERT INTO dataset (id, title, producer_code, custodian_code, status, classification, area_level, reference_lists)
     SELECT 'rencana-' || n, 'Rencana ' || n, '055', '055', 'PLANNED', 'OPEN', 'NATIONAL', '{}' FROM generate_series(1, 5000) n`,
  );
  await subgraph.sql('ANALYZE dataset');
  const plan = await subgraph.sql(
    `EXPLAIN SELECT id FROM dataset WHERE search_words @@ to_tsquery('simple', 'penduduk:*')`,
  );
  expect(JSON.stringify(plan)).toContain('dataset_by_words');
});

test('the catalogue is of what is published, unless another stage is asked for', async () => {
  const all = await find('classification: OPEN');
  expect(all).toContain('jumlah-penduduk-per-provinsi-2024');
  expect(all.some((id) => id === 'contoh-diperiksa-2023')).toBe(false);
  expect(await find('status: IN_CHECK')).toEqual(['contoh-diperiksa-2023']);
  expect(await find('classification: LIMITED')).toEqual(['contoh-terbatas-2023']);
});

test('an area is found with its parts, and not with its neighbours', async () => {
  expect(await find('areaCode: "98.01"')).toEqual([
    'profil-kependudukan-98-01-01-2001-2023',
    'profil-kependudukan-98-01-01-2023',
    'profil-kependudukan-98-01-2023',
  ]);
});

test('a dataset tells who makes it, by which standard and where it can be had', async () => {
  const { data: answer } = await subgraph.query(
    `{ dataset(id: "jumlah-penduduk-per-provinsi-2024") { title producer { code } custodian { code } area { code } unit
       standard { code name legalBasis } areaLevel frequency distributions { format accessUrl dataset { id } } gates { gate passed } } }`,
  );
  expect(answer).toMatchObject({
    dataset: {
      title: 'Jumlah Penduduk per Provinsi 2024',
      producer: { code: '010' },
      custodian: { code: '010' },
      area: null,
      standard: { code: 'SDI-STATISTIK', legalBasis: expect.stringContaining('Perpres 39/2019') },
      areaLevel: 'PROVINCE',
      distributions: [
        { format: 'CSV', accessUrl: 'https://data.example/dataset/jumlah-penduduk-per-provinsi-2024.csv' },
        { format: 'JSON', dataset: { id: 'jumlah-penduduk-per-provinsi-2024' } },
      ],
      gates: [{ passed: true }, { passed: true }, { passed: true }, { passed: true }],
    },
  });
});

test.each(['contoh-terbatas-2023', 'contoh-tertutup-2023', 'contoh-diperiksa-2023'])(
  'where %s can be had is not told',
  async (id) => {
    const { data: answer } = await subgraph.query(
      `{ dataset(id: "${id}") { distributions { format accessUrl } } }`,
    );
    expect(answer).toEqual({
      dataset: {
        distributions: [
          { format: 'CSV', accessUrl: null },
          { format: 'JSON', accessUrl: null },
        ],
      },
    });
  },
);

test.each([
  ['{ dataset(id: "X") { id } }', 'BAD_USER_INPUT', 'id'],
  ['{ dataset(id: "tidak-ada") { id } }', 'NOT_FOUND', 'id'],
  ['{ datasets(search: "%") { nodes { id } } }', 'BAD_USER_INPUT', 'search'],
  ['{ datasets(search: "") { nodes { id } } }', 'BAD_USER_INPUT', 'search'],
  ['{ datasets(areaCode: "9") { nodes { id } } }', 'BAD_USER_INPUT', 'areaCode'],
  ['{ datasets(areaCode: "98.%") { nodes { id } } }', 'BAD_USER_INPUT', 'areaCode'],
  ['{ datasets(status: LOST) { nodes { id } } }', 'BAD_USER_INPUT', 'status'],
  ['{ datasets(first: 0) { nodes { id } } }', 'BAD_USER_INPUT', 'first'],
])('%s is refused', async (document, code, argument) => {
  const { errors = [] } = await subgraph.query(document);
  expect(errors[0]?.extensions).toMatchObject({ code, argument });
});
