import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import { seedDiplomas } from './seed-diplomas.js';
import { seedLearners } from './seed-learners.js';
import { seedSchools } from './seed-schools.js';

/** Loads schools, learners, enrolments and diplomas of the synthetic nation. */
export async function seed(seeding: Seeding): Promise<void> {
  await seedSchools(seeding);
  await seedLearners(seeding);
  await seedDiplomas(seeding);
}
