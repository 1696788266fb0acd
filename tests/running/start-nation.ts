import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { NationMessage } from '../../scripts/start.js';
import { freePort } from '../../shared/database/embedded-cluster.js';

export interface StartedNation {
  /** Where everything is. */
  readonly message: NationMessage;
  readonly process: ChildProcess;
  /** As Ctrl-C does; resolves with the exit code. */
  readonly stop: () => Promise<number | null>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the built nation on free ports, as its own process. */
export async function startNation(flags: readonly string[], directory = root): Promise<StartedNation> {
  const args = ['--free-ports', '--port', String(await freePort()), ...flags];
  const nation = fork('.build/scripts/start.js', args, {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [nation.stdout, nation.stderr]) {
    stream?.on('data', (text: Buffer) => {
      said += text.toString('utf8');
    });
  }
  const exited = once(nation, 'exit');
  const [message]: (NationMessage | number | null)[] = await Promise.race([once(nation, 'message'), exited]);
  if (message === null || typeof message !== 'object') throw new Error(`The nation did not start:\n${said}`);
  return {
    message,
    process: nation,
    stop: async () => {
      nation.kill('SIGINT');
      const [code] = await exited;
      return code;
    },
  };
}
