import type { CopyRow } from '../../shared/database/copy.js';
import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import { addDays } from '../../shared/time/calendar.js';
import { DatasetStatus } from './dataset/dataset-class.js';
import { DistributionFormat } from './dataset/distribution.entity.js';
import type { Region } from './seed-agencies.js';
import { nationalDatasets, regionalDatasets, specimens } from './seed-catalogue.js';

export interface SeededDataset {
  readonly id: string;
  readonly title: string;
  readonly producer: string;
  readonly unit: string;
  /** Where it differs from a complete, open, published dataset on the nation. */
  readonly differences?: CopyRow;
  readonly formats?: readonly DistributionFormat[];
}

/** Loads a catalogue of about a hundred datasets, among them some that cannot be published yet. */
export async function seedDatasets(seeding: Seeding, regions: readonly Region[]): Promise<void> {
  const datasets = [...nationalDatasets, ...regionalDatasets(regions), ...specimens];
  await seeding.copy(
    'dataset',
    datasets.map((dataset) => datasetRow(seeding, dataset)),
  );
  await seeding.copy(
    'distribution',
    datasets.flatMap((dataset) => distributionRows(seeding, dataset)),
  );
}

function datasetRow({ random, asOf }: Seeding, dataset: SeededDataset) {
  const { id, title, producer, unit, differences } = dataset;
  const publishedOn = addDays(asOf, -random.number.int({ min: 1, max: 25 }));
  const row: CopyRow = {
    id,
    title,
    description: `${title}, menurut catatan instansi produsen data. Data contoh.`,
    producer_code: producer,
    custodian_code: producer,
    status: DatasetStatus.PUBLISHED,
    classification: 'OPEN',
    standard_code: 'SDI-STATISTIK',
    frequency: 'YEARLY',
    unit,
    area_level: 'PROVINCE',
    area_code: null,
    period_start: '2023-01-01',
    period_end: '2023-12-31',
    licence: 'CC-BY-4.0',
    reference_lists: ['KEMENDAGRI_AREA'],
    ...differences,
  };
  const isOut = row.status === DatasetStatus.PUBLISHED || row.status === DatasetStatus.ARCHIVED;
  return { ...row, published_at: isOut ? `${publishedOn}T08:00:00+07:00` : null };
}

function distributionRows({ random, asOf }: Seeding, { id, formats }: SeededDataset) {
  return (formats ?? [DistributionFormat.CSV, DistributionFormat.JSON]).map((format) => ({
    id: random.string.uuid(),
    dataset_id: id,
    format,
    access_url: `https://data.example/dataset/${id}.${format.toLowerCase()}`,
    byte_size: random.number.int({ min: 2_000, max: 5_000_000 }),
    updated_on: addDays(asOf, -random.number.int({ min: 0, max: 25 })),
  }));
}
