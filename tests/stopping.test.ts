import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../shared/testing/temporary-folder.js';
import { startNation } from './running/start-nation.js';

/** Nine processes start in it. */
const nationMs = 90_000;

test.each(['SIGINT', 'SIGHUP'] as const)(
  'a nation that is told to stop by %s leaves no process and no lock',
  async (signal) => {
    const data = await temporaryFolder('stopping');
    const nation = await startNation(['--data', data, '--citizens', '50']);
    const exited = once(nation.process, 'exit');
    nation.process.kill(signal);
    expect(await exited).toEqual([0, null]);
    for (const { pid = 0 } of [nation.message.router, ...nation.message.ministries])
      expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(await readdir(data)).not.toContain('lock');
    expect(await readdir(join(data, 'postgres', 'cluster'))).not.toContain('postmaster.pid');
    await rm(data, { recursive: true });
  },
  nationMs,
);
