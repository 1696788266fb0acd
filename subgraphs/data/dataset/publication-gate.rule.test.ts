import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DatasetAreaLevel, DatasetFrequency } from './dataset-class.js';
import { DistributionFormat } from './distribution.entity.js';
import { checkGates, type DatasetFacts } from './publication-gate.rule.js';

const governance = {
  standards: [{ code: 'SDI-STATISTIK' }],
  referenceLists: [
    { code: 'KEMENDAGRI_AREA', namesAreas: true },
    { code: 'KBLI', namesAreas: false },
  ],
};
const complete: DatasetFacts = {
  standardCode: 'SDI-STATISTIK',
  description: 'Jumlah penduduk.',
  frequency: DatasetFrequency.YEARLY,
  unit: 'orang',
  periodStart: '2024-01-01',
  periodEnd: '2024-01-01',
  licence: 'CC-BY-4.0',
  areaLevel: DatasetAreaLevel.PROVINCE,
  referenceLists: ['KEMENDAGRI_AREA'],
};
const csv = [DistributionFormat.CSV];

const failedBy = (difference: Partial<DatasetFacts>, formats: readonly DistributionFormat[] = csv) =>
  checkGates({ ...complete, ...difference }, formats, governance)
    .filter(({ passed }) => !passed)
    .map(({ gate, shortcomings }) => [gate, ...shortcomings]);

test('a complete dataset passes all four gates', () => {
  expect(failedBy({})).toEqual([]);
});

test('a standard is one in force', () => {
  expect(failedBy({ standardCode: null })).toEqual([['STANDARD', 'standardCode']]);
  expect(failedBy({ standardCode: 'SDI-LAMA' })).toEqual([['STANDARD', 'standardCode']]);
});

test('metadata are complete', () => {
  expect(failedBy({ unit: null, licence: null })).toEqual([['METADATA', 'unit', 'licence']]);
});

test('a machine reads at least one of the formats', () => {
  const closed = [DistributionFormat.PDF, DistributionFormat.XLSX];
  expect(failedBy({}, closed)).toEqual([['INTEROPERABILITY', 'distributions']]);
  expect(failedBy({}, [])).toEqual([['INTEROPERABILITY', 'distributions']]);
  expect(failedBy({}, [...closed, DistributionFormat.GEOJSON])).toEqual([]);
});

test('codes come from shared lists, and parts of the nation are named by one of areas', () => {
  const failed = [['REFERENCE_CODES', 'referenceLists']];
  expect(failedBy({ referenceLists: [] })).toEqual(failed);
  expect(failedBy({ referenceLists: ['KEMENDAGRI_AREA', 'KODE_SENDIRI'] })).toEqual(failed);
  expect(failedBy({ referenceLists: ['KBLI'] })).toEqual(failed);
  expect(failedBy({ referenceLists: ['KBLI'], areaLevel: DatasetAreaLevel.NATIONAL })).toEqual([]);
});

test('a gate passes exactly when nothing is said against it', () => {
  const maybe = <Value>(value: Value) => fc.constantFrom(value, null);
  const facts = fc.record({
    standardCode: maybe('SDI-STATISTIK'),
    description: maybe('x'),
    frequency: maybe(DatasetFrequency.YEARLY),
    unit: maybe('x'),
    periodStart: maybe('2024-01-01'),
    periodEnd: maybe('2024-01-01'),
    licence: maybe('x'),
    areaLevel: fc.constantFrom(...Object.values(DatasetAreaLevel)),
    referenceLists: fc.subarray(['KEMENDAGRI_AREA', 'KBLI', 'X']),
  });
  fc.assert(
    fc.property(facts, fc.subarray(Object.values(DistributionFormat)), (dataset, formats) => {
      const gates = checkGates(dataset, formats, governance);
      expect(gates.map(({ gate }) => gate)).toEqual([
        'STANDARD',
        'METADATA',
        'INTEROPERABILITY',
        'REFERENCE_CODES',
      ]);
      for (const { passed, shortcomings } of gates) expect(passed).toBe(shortcomings.length === 0);
    }),
  );
});
