import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import { seedEnrolments } from './seed-enrolments.js';
import { drawHouseholds, householdRow, welfareRows } from './seed-households.js';

/** Loads the households of the synthetic nation, how poor they were found to be, and what they receive. */
export async function seed(seeding: Seeding): Promise<void> {
  const households = [...drawHouseholds(seeding)];
  await seeding.copy('household', households.map(householdRow));
  await seeding.copy('welfare_record', households.flatMap(welfareRows));
  await seedEnrolments(seeding, households);
}
