import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import { centralAgencies, fictionalRegions } from './seed-agencies.js';

/** The national index of 2023, as KemenPANRB announced it. The scores of agencies are synthetic. */
const national = { year: 2023, score: 2.79, agenciesEvaluated: 621 } as const;

export async function seedMaturity({ random, copy }: Seeding): Promise<void> {
  const { year, score, agenciesEvaluated } = national;
  const index = (agencyCode: string | null, value: number, evaluated: number | null) => ({
    id: random.string.uuid(),
    agency_code: agencyCode,
    year,
    score: value,
    agencies_evaluated: evaluated,
    source:
      agencyCode === null ? 'KemenPANRB, hasil evaluasi SPBE 2023' : 'Data sintetis, bukan hasil evaluasi',
  });
  await copy('spbe_index', [
    index(null, score, agenciesEvaluated),
    ...[...centralAgencies, ...fictionalRegions].map(({ code }) =>
      index(code, random.number.int({ min: 190, max: 440 }) / 100, null),
    ),
  ]);
}
