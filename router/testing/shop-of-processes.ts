import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultProxy } from './fault-proxy.js';
import { composed, post, type Reply } from './shop.js';
import type { ShopSubgraphMessage, SlowDown } from './shop-subgraph.process.js';
import { type SubgraphName, shopSdl } from './shop-subgraphs.js';

const names = Object.keys(shopSdl) as SubgraphName[];
const built = (path: string) =>
  join(import.meta.dirname.replace(/(\/\.build)?\/router\/testing$/, ''), '.build', path);

/** One subgraph of the shop: a process, behind a network that can be made to fail. */
export class ShopSubgraph {
  /** The queries that arrived, in their order. */
  readonly received: string[] = [];

  process: ChildProcess;

  private constructor(
    private readonly name: SubgraphName,
    started: Started,
    readonly network: FaultProxy,
  ) {
    this.process = this.#listeningTo(started.process);
  }

  static async start(name: SubgraphName): Promise<ShopSubgraph> {
    const started = await startSubgraph(name);
    return new ShopSubgraph(name, started, await FaultProxy.inFrontOf(started.url));
  }

  /** As a supervisor would, at the same address. */
  async startAgain(): Promise<void> {
    const { process } = await startSubgraph(this.name, this.network.targetPort);
    this.process = this.#listeningTo(process);
  }

  #listeningTo(process: ChildProcess): ChildProcess {
    return process.on('message', (message: ShopSubgraphMessage) => {
      if ('received' in message) this.received.push(message.received);
    });
  }

  takes(answerMs: number): void {
    this.process.send({ answerMs } satisfies SlowDown);
  }

  async stop(): Promise<void> {
    await this.network.stop();
    await killed(this.process);
  }
}

/** The shop as it would run: a router and three subgraphs, each a process, with a network between them. */
export class ShopOfProcesses {
  private constructor(
    readonly subgraphs: Readonly<Record<SubgraphName, ShopSubgraph>>,
    readonly router: ChildProcess,
    readonly url: string,
    private readonly folder: string,
  ) {}

  /** @param environment settings of the router, by their variables. */
  static async start(environment: Readonly<Record<string, string>> = {}): Promise<ShopOfProcesses> {
    const [products, reviews, users] = await Promise.all([
      ShopSubgraph.start('products'),
      ShopSubgraph.start('reviews'),
      ShopSubgraph.start('users'),
    ]);
    const subgraphs = { products, reviews, users };
    const folder = await mkdtemp(join(tmpdir(), 'inadigital-faults-'));
    const supergraph = join(folder, 'supergraph.graphql');
    const places = names.map((name) => ({ name, url: subgraphs[name].network.url, sdl: shopSdl[name] }));
    await writeFile(supergraph, composed(places));
    const router = fork(built('scripts/router.js'), ['--supergraph', supergraph, '--port', '0'], {
      env: { LOG_LEVEL: 'silent', EXPLORER: 'off', ...environment },
    });
    const [{ ready }]: [{ readonly ready: string }] = await firstMessage(router);
    return new ShopOfProcesses(subgraphs, router, ready, folder);
  }

  query(query: string): Promise<Reply> {
    return post(this.url, JSON.stringify({ query }));
  }

  async stop(): Promise<void> {
    await killed(this.router);
    await Promise.all(names.map((name) => this.subgraphs[name].stop()));
    await rm(this.folder, { recursive: true });
  }
}

interface Started {
  readonly process: ChildProcess;
  readonly url: string;
}

async function startSubgraph(name: SubgraphName, port = 0): Promise<Started> {
  const process = fork(built('router/testing/shop-subgraph.process.js'), [name, String(port)]);
  const [{ url }]: [{ readonly url: string }] = await firstMessage(process);
  return { process, url };
}

/** @throws Error when it ends before it says anything. */
async function firstMessage<Message>(process: ChildProcess): Promise<Message> {
  const ended = once(process, 'exit').then(([code]) => {
    throw new Error(`it ended with ${code} before it was ready`);
  });
  return (await Promise.race([once(process, 'message'), ended])) as Message;
}

async function killed(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const exited = once(process, 'exit');
  process.kill('SIGKILL');
  await exited;
}
