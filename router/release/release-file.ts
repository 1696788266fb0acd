import { readFile, stat } from 'node:fs/promises';
import { RefusedRelease } from './refused-release.js';
import type { FoundRelease } from './release.js';
import { ReleaseAway, type ReleaseSource, releaseBytesMax, signatureBytesMax } from './release-source.js';

/** The signature of a supergraph stands beside it. */
export const signatureFileOf = (file: string): string => `${file}.jws`;

/**
 * A file that somebody replaces. It is asked for, not waited for: events of file systems are lost over a network, through a
 * mounted volume and when a link in the path is changed, which is how clusters publish files.
 */
export class ReleaseFile implements ReleaseSource {
  #found: FoundRelease | null = null;
  #stamp = '';

  constructor(
    private readonly path: string,
    readonly everyMs: number,
  ) {}

  async look(): Promise<FoundRelease> {
    const parts = [await stampOf(this.path), await stampOf(signatureFileOf(this.path))];
    const stamp = parts.map((part) => part?.text).join();
    const isSettled = parts.every((part) => !part || Date.now() - part.changedAtMs > tickMs);
    if (!this.#found || stamp !== this.#stamp || !isSettled) {
      this.#found = await this.#read();
      this.#stamp = stamp;
    }
    return this.#found;
  }

  async close(): Promise<void> {}

  async #read(): Promise<FoundRelease> {
    const sdl = await textOf(this.path, releaseBytesMax);
    if (sdl === null) {
      throw new ReleaseAway(`The supergraph ${this.path} cannot be read. Make one with \`npm run schema\`.`);
    }
    return { sdl, signature: await textOf(signatureFileOf(this.path), signatureBytesMax) };
  }
}

/** Two changes so close to each other may have one time in the file system. */
const tickMs = 2_000;

async function stampOf(
  path: string,
): Promise<{ readonly text: string; readonly changedAtMs: number } | null> {
  const found = await stat(path).catch(() => null);
  return (
    found && {
      text: `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`,
      changedAtMs: found.ctimeMs,
    }
  );
}

/** Null when it cannot be read. */
async function textOf(path: string, bytesMax: number): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  if (found.size > bytesMax) throw new RefusedRelease('TOO_LARGE');
  return readFile(path, 'utf8').catch(() => null);
}
