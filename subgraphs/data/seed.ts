import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import { loadRegions } from './seed-agencies.js';
import { seedApplications } from './seed-applications.js';
import { seedAudit } from './seed-audit.js';
import { seedDatasets } from './seed-datasets.js';
import { seedIntegration } from './seed-integration.js';
import { seedMaturity } from './seed-maturity.js';

/** Loads the inventory of applications and its audit, the integration board, the SPBE index and the catalogue. */
export async function seed(seeding: Seeding): Promise<void> {
  const regions = await loadRegions();
  const applications = await seedApplications(seeding, regions);
  await seedAudit(seeding, applications);
  await seedIntegration(seeding, regions);
  await seedMaturity(seeding);
  await seedDatasets(seeding, regions);
}
