import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { postOffice } from '../shared/testing/sample/subgraph.js';
import { temporaryFolder } from '../shared/testing/temporary-folder.js';
import { takeDataDirectory } from './data-directory.js';
import { openDatabases } from './nation-databases.js';

test('a PostgreSQL that refuses to make a database is told in one sentence, and stopped again', async () => {
  const path = await temporaryFolder('refused');
  const data = await takeDataDirectory(path);
  // Names that begin so are PostgreSQL's own.
  const door = { ...postOffice, name: 'pg_office' };
  await expect(openDatabases([door], { data, freePorts: true })).rejects.toMatchObject({
    name: 'StartError',
    message: expect.stringMatching(/^PostgreSQL did not make the databases: .*reserved\.$/),
  });
  expect(await readdir(join(path, 'postgres', 'cluster'))).not.toContain('postmaster.pid');
  await data.release();
  await rm(path, { recursive: true });
});
