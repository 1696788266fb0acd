import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { temporaryFolder } from '../../shared/testing/temporary-folder.js';
import { leaksIn, observedOf } from './canary.js';
import { type StartedNation, startNation } from './start-nation.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The nation that runs while these tests do. */
    nation: StartedNation['message'] & { readonly data: string };
  }
}

/** One whole nation for all tests here, started as `npm start` starts it and living on the eve of P5's birthday. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = await temporaryFolder('nation');
  const nation = await startNation(['--data', data, '--citizens', '1000', '--today', '2024-01-31']);
  project.provide('nation', { ...nation.message, data });
  return async () => {
    // After all tests of the running nation, so that whatever any of them did was seen.
    const leaks = leaksIn(await observedOf(nation.message, data));
    await nation.stop();
    await rm(data, { recursive: true, force: true });
    if (leaks.length > 0) throw new Error(`Personal data leaked:\n${leaks.join('\n')}`);
  };
}
