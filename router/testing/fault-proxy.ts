import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What happens to the bytes of answers on their way back. */
export type NetworkFault =
  /** Each piece comes so much later. */
  | { readonly delayMs: number }
  /** So many bytes a second, one by one. */
  | { readonly bytesPerSecond: number }
  /** So many bytes of each connection, then its end, a reset, or nothing more ever. */
  | { readonly bytes: number; readonly finally: 'end' | 'reset' | 'silence' }
  /** Something that is not HTTP. */
  | { readonly garbage: Buffer };

interface Link {
  readonly near: Socket;
  readonly far: Socket;
  isForgotten: boolean;
  passedBytes: number;
}

/** A TCP proxy in front of a subgraph, which makes a network go wrong in every way there is. */
export class FaultProxy {
  #fault: NetworkFault | null = null;
  readonly #links = new Set<Link>();
  #connections = 0;
  readonly #server = createServer((near) => this.#accept(near));

  private constructor(private readonly target: URL) {}

  static async inFrontOf(target: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(new URL(target));
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** The target's address, but at the proxy. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return new URL(`${this.target.pathname}${this.target.search}`, `http://127.0.0.1:${port}`).href;
  }

  get targetPort(): number {
    return Number(this.target.port);
  }

  /** How many connections were ever made, and how many are open now. */
  get connections(): { readonly made: number; readonly open: number } {
    return { made: this.#connections, open: this.#links.size };
  }

  /** From now on, on all connections; without a fault the network is well again. */
  suffer(fault: NetworkFault | null = null): void {
    this.#fault = fault;
  }

  /** Drops every packet of the connections there are, as a firewall that forgot them; new ones are not touched. */
  forgetConnections(): void {
    for (const link of this.#links) link.isForgotten = true;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const { near, far } of this.#links) {
      near.destroy();
      far.destroy();
    }
    await closed;
  }

  #accept(near: Socket): void {
    this.#connections += 1;
    const far = connect(this.targetPort, this.target.hostname);
    const link = { near, far, isForgotten: false, passedBytes: 0 };
    this.#links.add(link);
    near.on('data', (piece) => {
      if (!link.isForgotten) far.write(piece);
    });
    let passing = Promise.resolve();
    far.on('data', (piece) => {
      passing = passing.then(() => this.#pass(link, piece));
    });
    far.on('close', () => {
      void passing.then(() => link.isForgotten || near.destroy());
    });
    near.on('close', () => {
      this.#links.delete(link);
      far.destroy();
    });
    for (const socket of [near, far]) socket.on('error', () => {});
  }

  async #pass(link: Link, piece: Buffer): Promise<void> {
    const fault = this.#fault;
    if (link.isForgotten) return;
    if (fault && 'delayMs' in fault) await sleep(fault.delayMs);
    if (fault && 'bytesPerSecond' in fault) await drip(link.near, piece, fault.bytesPerSecond);
    else if (fault && 'garbage' in fault) link.near.write(fault.garbage);
    else if (fault && 'bytes' in fault) passUntil(link, piece, fault);
    else link.near.write(piece);
  }
}

async function drip(near: Socket, piece: Buffer, bytesPerSecond: number): Promise<void> {
  for (const byte of piece) {
    if (near.destroyed) return;
    near.write(Buffer.of(byte));
    await sleep(1_000 / bytesPerSecond);
  }
}

function passUntil(
  link: Link,
  piece: Buffer,
  { bytes, finally: last }: Extract<NetworkFault, { readonly bytes: number }>,
): void {
  const left = Math.max(0, bytes - link.passedBytes);
  link.passedBytes += piece.length;
  link.near.write(piece.subarray(0, left));
  if (piece.length < left) return;
  if (last === 'end') link.near.end();
  if (last === 'reset') link.near.resetAndDestroy();
  if (last === 'silence') link.isForgotten = true;
}
