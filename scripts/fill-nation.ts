import { migrate } from '../shared/database/data-source.js';
import { emptyDatabase } from '../shared/database/empty-database.js';
import { StartError } from '../shared/process/run-main.js';
import { generatePopulation } from '../shared/synthetic/generate-population.js';
import type { PopulationOptions } from '../shared/synthetic/population.js';
import { nationOf, seedMinistry } from '../shared/synthetic/seed-ministry.js';
import type { MinistryDatabase } from './nation-databases.js';
import type { Progress } from './progress.js';

type OwnDatabase = MinistryDatabase & { readonly migratorUrl: string };

/** The databases that are migrated and seeded from here. */
export const ownDatabases = (databases: readonly MinistryDatabase[]): readonly OwnDatabase[] =>
  databases.filter((database): database is OwnDatabase => database.migratorUrl !== null);

/** @returns how many migrations were missing and are applied now. */
export async function migrateNation(databases: readonly MinistryDatabase[]): Promise<number> {
  const applied = await Promise.all(
    ownDatabases(databases).map(({ door, migratorUrl }) => migrate(door, migratorUrl)),
  );
  return applied.flat().length;
}

/** Empties every ministry, then applies its migrations anew. */
export async function resetNation(databases: readonly MinistryDatabase[]): Promise<void> {
  await Promise.all(ownDatabases(databases).map(({ migratorUrl }) => emptyDatabase(migratorUrl)));
  await migrateNation(databases);
}

/** What a filled nation was made with; null for an empty one. */
export async function nationIn(databases: readonly MinistryDatabase[]): Promise<PopulationOptions | null> {
  const found = await Promise.all(ownDatabases(databases).map(({ migratorUrl }) => nationOf(migratorUrl)));
  const nations = new Map(found.flatMap((nation) => (nation ? [[JSON.stringify(nation), nation]] : [])));
  if (nations.size > 1)
    throw new StartError(
      'The ministries hold different nations. Make one again with `npm run seed -- --reset`, which empties all of them.',
    );
  return [...nations.values()][0] ?? null;
}

/**
 * Fills those ministries that are empty with one synthetic nation. Where some are filled already, as after an interrupted
 * seeding or when a ministry is new, the others get the same nation.
 * @returns the nation that is there now.
 */
export async function seedNation(
  databases: readonly MinistryDatabase[],
  wanted: PopulationOptions,
  progress: Progress,
): Promise<PopulationOptions> {
  const options = (await nationIn(databases)) ?? wanted;
  const empty: OwnDatabase[] = [];
  for (const database of ownDatabases(databases)) {
    if ((await nationOf(database.migratorUrl)) === null) empty.push(database);
  }
  if (empty.length === 0) return options;
  const title = `a synthetic nation of ${options.citizens.toLocaleString('en')} citizens`;
  const population = await progress.step(`draw ${title}`, () => generatePopulation(options));
  await progress.step(`load it into ${empty.length} ministries`, async () => {
    const bar = progress.bar(empty.length);
    // Two at a time: one ministry's rows are drawn while another's are written.
    const queue = empty.values();
    const work = async () => {
      for (const { door, migratorUrl } of queue) {
        await seedMinistry(door, migratorUrl, population, bar.rows);
        bar.part(door.name);
      }
    };
    try {
      await Promise.all([work(), work()]);
    } finally {
      bar.stop();
    }
  });
  return options;
}
