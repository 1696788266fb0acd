import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import data from '../subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(data);
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly __typename: string;
  readonly id: string;
  readonly status?: string;
  readonly code?: string;
}

const document = `mutation ($input: PublishDatasetInput!) { publishDataset(input: $input) { __typename
  ... on Dataset { id status publishedAt distributions { format accessUrl } gates { passed } }
  ... on DatasetNotApproved { status } ... on DatasetGatesFailed { gates { gate passed shortcomings } }
  ... on Failure { code argument } } }`;

async function publish(datasetId: string, idempotencyKey: string = randomUUID()): Promise<Outcome> {
  const { data: answer } = await subgraph.query<{ publishDataset: Outcome }>(document, {
    input: { datasetId, idempotencyKey },
  });
  return answer.publishDataset;
}

/** An approved dataset that passes every gate. */
async function approved(): Promise<string> {
  const id = `contoh-${randomUUID()}`;
  await subgraph.sql(
    `INSERT INTO dataset (id, title, description, producer_code, custodian_code, status, classification, standard_code,
       frequency, unit, area_level, period_start, period_end, licence, reference_lists)
     SELECT $1, title, description, producer_code, custodian_code, 'APPROVED', classification, standard_code, frequency, unit,
       area_level, period_start, period_end, licence, reference_lists FROM dataset WHERE id = 'contoh-persetujuan-lengkap-2023'`,
    [id],
  );
  await subgraph.sql(
    `INSERT INTO distribution (id, dataset_id, format, access_url, updated_on)
     VALUES ($1, $2, 'CSV', 'https://data.example/x.csv', '2024-01-31')`,
    [randomUUID(), id],
  );
  return id;
}

test('an approved dataset that passes the gates is published, told, and can be had', async () => {
  const id = await approved();
  expect(await publish(id)).toEqual({
    __typename: 'Dataset',
    id,
    status: 'PUBLISHED',
    publishedAt: '2024-01-31T05:00:00.000Z',
    distributions: [{ format: 'CSV', accessUrl: 'https://data.example/x.csv' }],
    gates: [{ passed: true }, { passed: true }, { passed: true }, { passed: true }],
  });
  expect(await subgraph.sql('SELECT type, detail FROM outbox_event WHERE subject = $1', [id])).toEqual([
    { type: 'dataset.published', detail: { classification: 'OPEN' } },
  ]);
  expect(await publish(id)).toMatchObject({ code: 'DATASET_NOT_APPROVED', status: 'PUBLISHED' });
});

test.each([
  ['contoh-tanpa-standar-2023', 'STANDARD', ['standardCode']],
  ['contoh-tanpa-metadata-2023', 'METADATA', ['unit', 'licence']],
  ['contoh-tanpa-format-terbuka-2023', 'INTEROPERABILITY', ['distributions']],
  ['contoh-tanpa-kode-referensi-2023', 'REFERENCE_CODES', ['referenceLists']],
])('%s is stopped at the gate %s, and stays where it was', async (id, gate, shortcomings) => {
  expect(await publish(id)).toMatchObject({
    code: 'DATASET_GATES_FAILED',
    argument: 'input.datasetId',
    gates: [{ gate, passed: false, shortcomings }],
  });
  expect(await subgraph.sql('SELECT status, published_at FROM dataset WHERE id = $1', [id])).toEqual([
    { status: 'APPROVED', published_at: null },
  ]);
});

test.each([
  ['contoh-direncanakan-2023', 'PLANNED'],
  ['contoh-dikumpulkan-2023', 'COLLECTED'],
  ['contoh-diperiksa-2023', 'IN_CHECK'],
  ['contoh-dikembalikan-2023', 'RETURNED'],
  ['contoh-diarsipkan-2023', 'ARCHIVED'],
])('%s, which is %s, is not published', async (id, status) => {
  expect(await publish(id)).toMatchObject({ code: 'DATASET_NOT_APPROVED', status });
});

test('an unknown dataset is not published', async () => {
  expect(await publish('tidak-ada')).toMatchObject({ code: 'DATASET_NOT_FOUND' });
});

test('a publication sent twenty times at once is done once', async () => {
  const id = await approved();
  const key = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => publish(id, key)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(await subgraph.sql('SELECT FROM outbox_event WHERE subject = $1', [id])).toHaveLength(1);
  expect(await publish('contoh-diperiksa-2023', key)).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test('of many who publish a dataset at once, one does', async () => {
  const id = await approved();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => publish(id)));
  expect(outcomes.filter(({ code }) => code === 'DATASET_NOT_APPROVED')).toHaveLength(7);
});

test('the database publishes nothing that lacks what the gates ask for', async () => {
  await expect(
    subgraph.sql(
      `UPDATE dataset SET status = 'PUBLISHED', published_at = now() WHERE id = 'contoh-tanpa-standar-2023'`,
    ),
  ).rejects.toThrow('dataset_through_the_gates');
});

test.each([
  ['datasetId', { datasetId: 'Jumlah Penduduk', idempotencyKey: randomUUID() }],
  ['idempotencyKey', { datasetId: 'contoh-persetujuan-lengkap-2023', idempotencyKey: 'x' }],
])('a malformed %s is refused', async (field, input) => {
  const { errors = [] } = await subgraph.query(document, { input });
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
});
