import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { request } from 'undici';
import { temporaryFolder } from '../../shared/testing/temporary-folder.js';
import { publishRelease } from '../release/publish-release.js';
import { ReleaseFile, signatureFileOf } from '../release/release-file.js';
import type { ReleaseHealth } from '../release/release-report.js';
import { newSigningKey, publicKeysOf, type SigningKey } from '../release/signing-key.js';
import { type RouterOptions, type RunningRouter, startRouter } from '../router.js';
import { openRouter } from './open-router.js';

/** Looks are asked for by the tests. */
const neverMs = 600_000;

/** A folder in which supergraphs are published, signed, and routers that look there. */
export class Published {
  readonly key = newSigningKey();
  readonly file: string;
  readonly copy: string;
  readonly #running = new Set<RunningRouter>();

  static async inNewFolder(): Promise<Published> {
    return new Published(await temporaryFolder('published'));
  }

  private constructor(readonly folder: string) {
    this.file = join(folder, 'supergraph.graphql');
    this.copy = join(folder, 'copy.json');
  }

  publish(sdl: string, version?: number, key: SigningKey = this.key): Promise<number> {
    return publishRelease({ file: this.file, sdl, key, version, now: new Date() });
  }

  /** Changes the text and leaves the signature as it is. */
  overwrite(sdl: string): Promise<void> {
    return writeFile(this.file, sdl);
  }

  unsign(): Promise<void> {
    return rm(signatureFileOf(this.file));
  }

  unpublish(): Promise<void> {
    return rm(this.file);
  }

  /** What is published here, looked for so often. */
  source(everyMs = neverMs): ReleaseFile {
    return new ReleaseFile(this.file, everyMs);
  }

  /** A router that takes what is signed with the key of this folder. */
  router(options: Partial<RouterOptions> = {}): Promise<RunningRouter> {
    const trust = { keys: publicKeysOf([this.key]), copy: this.copy };
    return this.unsignedRouter({ trust, ...options });
  }

  async unsignedRouter(options: Partial<RouterOptions> = {}): Promise<RunningRouter> {
    const router = await startRouter({
      supergraph: this.source(),
      ...openRouter,
      deadlineMs: 20_000,
      ...options,
    });
    this.#running.add(router);
    return router;
  }

  async stop(router: RunningRouter): Promise<void> {
    this.#running.delete(router);
    await router.stop();
  }

  async remove(): Promise<void> {
    await Promise.all([...this.#running].map((router) => this.stop(router)));
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** What a router tells everybody of its supergraph; null when it is not ready. */
export async function healthOf(url: string): Promise<ReleaseHealth | null> {
  const { statusCode, body } = await request(new URL('/health/ready', url));
  const { supergraph } = (await body.json()) as { readonly supergraph: ReleaseHealth };
  return statusCode === 200 ? supergraph : null;
}

export async function metricsOf(url: string): Promise<string> {
  return (await request(new URL('/metrics', url))).body.text();
}
