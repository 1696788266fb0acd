import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort, startEmbeddedCluster } from '../database/embedded-cluster.js';
import { temporaryFolder } from './temporary-folder.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's URL on the server that the tests use. */
    adminUrl: string;
  }
}

/** One throw-away PostgreSQL for the whole run, or the server at TEST_DATABASE_URL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide('adminUrl', given);
    return async () => {};
  }
  const directory = await temporaryFolder('test');
  const cluster = await startEmbeddedCluster({
    directory: join(directory, 'postgres'),
    port: await freePort(),
    // Nothing here outlives the run, so nothing need reach the disk.
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  });
  project.provide('adminUrl', cluster.adminUrl);
  return async () => {
    await cluster.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
