import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { request } from 'undici';
import { freePort } from '../../shared/database/embedded-cluster.js';
import { StartError } from '../../shared/process/run-main.js';
import type { Contender, Place } from './contender.js';

const startMsMax = 60_000;
const stopMsMax = 5_000;
const pollMs = 50;

/** A router that answers, in a process of its own. */
export class RunningContender implements AsyncDisposable {
  private constructor(
    private readonly process: ChildProcess,
    /** Where it answers GraphQL. */
    readonly url: string,
    readonly pid: number,
  ) {}

  /** @throws StartError when it does not answer within a minute. */
  static async start({ name, command }: Contender, place: Omit<Place, 'port'>): Promise<RunningContender> {
    const port = await freePort();
    const { args, env } = command({ ...place, port });
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...env },
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-saidMax);
    });
    const contender = new RunningContender(child, `http://127.0.0.1:${port}/graphql`, child.pid ?? 0);
    if (await contender.#answers()) return contender;
    await contender[Symbol.asyncDispose]();
    throw new StartError(`The router "${name}" did not start. It said:\n${said}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    // A connection that is kept open can hold a gateway back for as long as it likes.
    const patience = setTimeout(stopMsMax, undefined, { ref: false }).then(() =>
      this.process.kill('SIGKILL'),
    );
    await Promise.race([ended, patience]);
    await ended;
  }

  async #answers(): Promise<boolean> {
    const until = performance.now() + startMsMax;
    while (performance.now() < until && this.process.exitCode === null) {
      if (await isAnswering(this.url)) return true;
      await setTimeout(pollMs);
    }
    return false;
  }
}

const saidMax = 4_000;

async function isAnswering(url: string): Promise<boolean> {
  try {
    const { statusCode, body } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  }
}
