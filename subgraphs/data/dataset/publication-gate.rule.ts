import type { DataStandard } from './data-standard.entity.js';
import type { Dataset } from './dataset.entity.js';
import { DatasetAreaLevel } from './dataset-class.js';
import { type DistributionFormat, isMachineReadable } from './distribution.entity.js';
import { PublicationGate as Gate, PublicationGateCheck } from './publication-gate.type.js';
import type { ReferenceList } from './reference-list.entity.js';

/** The codes of the standards and lists in force on the day. */
interface Governance {
  readonly standards: readonly Pick<DataStandard, 'code'>[];
  readonly referenceLists: readonly Pick<ReferenceList, 'code' | 'namesAreas'>[];
}

const metadata = ['description', 'frequency', 'unit', 'periodStart', 'periodEnd', 'licence'] as const;

export type DatasetFacts = Pick<
  Dataset,
  (typeof metadata)[number] | 'standardCode' | 'areaLevel' | 'referenceLists'
>;

/** How a dataset stands before the four gates of Satu Data, in their order (Perpres 39/2019). */
export function checkGates(
  dataset: DatasetFacts,
  formats: readonly DistributionFormat[],
  { standards, referenceLists }: Governance,
): readonly PublicationGateCheck[] {
  const followsStandard = standards.some(({ code }) => code === dataset.standardCode);
  const isReadable = formats.some(isMachineReadable);
  return [
    new PublicationGateCheck(Gate.STANDARD, followsStandard ? [] : ['standardCode']),
    new PublicationGateCheck(
      Gate.METADATA,
      metadata.filter((field) => dataset[field] === null),
    ),
    new PublicationGateCheck(Gate.INTEROPERABILITY, isReadable ? [] : ['distributions']),
    new PublicationGateCheck(
      Gate.REFERENCE_CODES,
      usesSharedCodes(dataset, referenceLists) ? [] : ['referenceLists'],
    ),
  ];
}

/** Every list used is a shared one, and figures of parts of the nation name them by a list of areas. */
function usesSharedCodes(
  { areaLevel, referenceLists }: DatasetFacts,
  shared: Governance['referenceLists'],
): boolean {
  const used = referenceLists.map((code) => shared.find((list) => list.code === code));
  if (used.length === 0 || used.includes(undefined)) return false;
  return areaLevel === DatasetAreaLevel.NATIONAL || used.some((list) => list?.namesAreas);
}
