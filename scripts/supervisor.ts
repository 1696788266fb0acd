import { type ChildProcess, fork } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../shared/process/run-main.js';
import type { ReadyMessage } from './serve-until-stopped.js';

export interface PartOptions {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  /** Node's own, beside those this process has; none when left out. */
  readonly flags?: readonly string[];
  /** All of the environment the process gets: a ministry knows its own secrets only. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
}

const backoffMs = { first: 200, max: 5_000 };
/** A part that has run so long is healthy again. */
const healthyMs = 30_000;
const stopMs = 15_000;

/** Runs one part of the nation as a process of its own, and starts it again whenever it dies. */
export class SupervisedPart {
  #child: ChildProcess | null = null;
  #url = '';
  #isStopping = false;
  #waitMs = backoffMs.first;
  readonly #log: WriteStream;

  constructor(
    private readonly options: PartOptions,
    private readonly report: (text: string) => void,
  ) {
    this.#log = createWriteStream(options.logFile, { mode: 0o600 });
    // A part goes on without its log, as when the disk is full.
    this.#log
      .once('error', () => report(`${this.name} can no longer write ${options.logFile}.`))
      .on('error', () => {});
  }

  get name(): string {
    return this.options.name;
  }

  get url(): string {
    return this.#url;
  }

  /** Undefined while it is not running. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /**
   * Resolves once it answers.
   * @throws StartError with the last words of a process that ends before.
   */
  async start(): Promise<void> {
    const startedAt = performance.now();
    const child = this.#fork();
    const ready = await untilReady(child);
    if (ready.url === null) {
      throw new StartError(
        `${this.name} did not start: ${ready.lastWords || `see ${this.options.logFile}.`}`,
      );
    }
    this.#url = ready.url;
    child.once('exit', (code, signal) => {
      if (!this.#isStopping) void this.#restart(signal ?? `code ${code}`, performance.now() - startedAt);
    });
  }

  /** Asks it to end, and ends it when it does not. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const giveUp = new AbortController();
      await Promise.race([
        ended,
        sleep(stopMs, null, { signal: giveUp.signal }).then(() => child.kill('SIGKILL')),
      ]);
      giveUp.abort();
      await ended;
    }
    await new Promise<void>((closed) => this.#log.end(closed));
  }

  #fork(): ChildProcess {
    const { script, args, flags = [], environment } = this.options;
    const child = fork(script, [...args], {
      execArgv: [...process.execArgv, ...flags],
      env: { ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child.stdout?.pipe(this.#log, { end: false });
    child.stderr?.pipe(this.#log, { end: false });
    this.#child = child;
    return child;
  }

  async #restart(how: string, livedMs: number): Promise<void> {
    this.#child = null;
    if (livedMs > healthyMs) this.#waitMs = backoffMs.first;
    this.report(`${this.name} ended (${how}) and is started again.`);
    while (!this.#isStopping) {
      await sleep(this.#waitMs);
      this.#waitMs = Math.min(this.#waitMs * 2, backoffMs.max);
      if (this.#isStopping) return;
      try {
        await this.start();
        this.report(`${this.name} answers again.`);
        return;
      } catch (error) {
        this.report(error instanceof StartError ? error.message : `${this.name} did not start.`);
      }
    }
  }
}

interface Readiness {
  readonly url: string | null;
  readonly lastWords: string;
}

function untilReady(child: ChildProcess): Promise<Readiness> {
  let said = '';
  const listen = (text: Buffer) => {
    said = `${said}${text.toString('utf8')}`.slice(-2_000);
  };
  child.stderr?.on('data', listen);
  return new Promise((resolve) => {
    child.once('message', (message: ReadyMessage) => {
      child.stderr?.off('data', listen);
      resolve({ url: message.ready, lastWords: '' });
    });
    child.once('close', () => resolve({ url: null, lastWords: said.trim() }));
  });
}
