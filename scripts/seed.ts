import { parseArgs } from 'node:util';
import { runMain } from '../shared/process/run-main.js';
import { takeDataDirectory } from './data-directory.js';
import { migrateNation, nationIn, resetNation, seedNation } from './fill-nation.js';
import { findMinistries } from './ministries.js';
import { databaseHelp, type MinistryDatabase, openDatabases } from './nation-databases.js';
import { nationFlags, nationFlagsHelp, populationOptionsOf } from './nation-options.js';
import { Progress } from './progress.js';

const help = `Fills the ministries' empty databases with a synthetic nation. Nobody in it is real.

  npm run seed -- [--citizens N] [--seed N] [--today DAY] [--reset]

${nationFlagsHelp}  --reset             empty every ministry first

${databaseHelp}`;

runMain(async () => {
  const { values } = parseArgs({ options: { ...nationFlags, reset: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const wanted = populationOptionsOf(values);
  const progress = new Progress();
  const doors = await findMinistries();
  const data = await takeDataDirectory(values.data);
  try {
    const databases = await progress.step('open the databases', () => openDatabases(doors, { data }));
    try {
      await fill(databases.ministries, values.reset ?? false);
    } finally {
      await databases.stop();
    }
  } finally {
    await data.release();
  }

  async function fill(ministries: readonly MinistryDatabase[], reset: boolean): Promise<void> {
    await progress.step(reset ? 'empty and migrate every ministry' : 'migrate', async () =>
      reset ? resetNation(ministries) : migrateNation(ministries),
    );
    const before = await nationIn(ministries);
    const { citizens, seed, asOf } = await seedNation(ministries, wanted, progress);
    const nation = `${citizens.toLocaleString('en')} citizens of seed ${seed}, as of ${asOf}`;
    const isOther = before !== null && JSON.stringify(before) !== JSON.stringify(wanted);
    progress.note(
      isOther
        ? `  The nation there stays: ${nation}. Add --reset to make another.`
        : `  The nation has ${nation}.`,
    );
  }
});
