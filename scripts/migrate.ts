import { parseArgs } from 'node:util';
import { runMain } from '../shared/process/run-main.js';
import { takeDataDirectory } from './data-directory.js';
import { migrateNation, ownDatabases } from './fill-nation.js';
import { findMinistries } from './ministries.js';
import { databaseHelp, openDatabases } from './nation-databases.js';
import { Progress } from './progress.js';

const help = `Applies the migrations that are missing, in every ministry's database.

  npm run migrate [-- --data DIR]

  --data DIR  where the embedded PostgreSQL keeps its files (.data)

${databaseHelp}`;

runMain(async () => {
  const { values } = parseArgs({
    options: { data: { type: 'string', default: '.data' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const progress = new Progress();
  const doors = await findMinistries();
  const data = await takeDataDirectory(values.data);
  try {
    const databases = await progress.step('open the databases', () => openDatabases(doors, { data }));
    try {
      const { ministries } = databases;
      const applied = await progress.step(`migrate ${ownDatabases(ministries).length} ministries`, () =>
        migrateNation(ministries),
      );
      progress.note(applied === 0 ? '  Nothing was missing.' : `  ${applied} migrations were missing.`);
    } finally {
      await databases.stop();
    }
  } finally {
    await data.release();
  }
});
