import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from '../../shared/process/run-main.js';
import { composedGraph, type GraphName } from './graph.js';
import type { ReplayReady, ReplayReport, ReplayRequest } from './replay-server.js';

/** A graph whose subgraphs answer in a process of their own. */
export class ReplayedGraph implements AsyncDisposable {
  private constructor(
    private readonly server: ChildProcess,
    readonly subgraphs: readonly string[],
    /** Files with the supergraph. */
    readonly files: { readonly guarded: string; readonly open: string },
  ) {}

  static async start(name: GraphName, folder: string): Promise<ReplayedGraph> {
    const server = fork(fileURLToPath(new URL('./replay-server.js', import.meta.url)), [name]);
    const [ready]: (ReplayReady | number | null)[] = await Promise.race([
      once(server, 'message'),
      once(server, 'exit'),
    ]);
    if (typeof ready !== 'object' || ready === null)
      throw new StartError(`The replaying subgraphs of ${name} did not start.`);
    const { guarded, open } = await composedGraph(name, new Map(Object.entries(ready.urls)));
    const files = { guarded: join(folder, `${name}-guarded.graphql`), open: join(folder, `${name}.graphql`) };
    await mkdir(folder, { recursive: true });
    await writeFile(files.guarded, guarded);
    await writeFile(files.open, open);
    return new ReplayedGraph(server, Object.keys(ready.urls), files);
  }

  /** Counts anew, and answers after so long from now on. */
  async count(request: ReplayRequest): Promise<ReplayReport> {
    this.server.send(request);
    const [report]: ReplayReport[] = await once(this.server, 'message');
    if (!report) throw new Error('the replaying subgraphs report what was called');
    return report;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.server, 'exit');
    if (this.server.connected) this.server.disconnect();
    await ended;
  }
}
